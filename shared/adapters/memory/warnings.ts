import type { OutboxEntry } from '../../contracts/queue-messages.ts'
import { editionOf } from '../../domain/series/change.ts'
import type { CountyProgress } from '../../domain/series/county-progress.ts'
import type { HistoryEntry } from '../../domain/series/history-entry.ts'
import type { Audience, IssuedAlert, Warning } from '../../domain/series/warning.ts'
import type { Commit, KnownIdentity, Warnings } from '../../ports/warnings.ts'

/**
 * The warnings table in memory: same conditions, same outcomes. `outbox` is what its stream would carry, in order; `nextDueAt` is for
 * whoever lets time pass (ms; Infinity: nothing is due).
 */
export const memoryWarnings = (): Warnings & { outbox: OutboxEntry[]; nextDueAt(): number } => {
  const warnings = new Map<string, Warning>()
  const alerts = new Map<string, IssuedAlert>()
  const identities = new Map<string, KnownIdentity>()
  const histories = new Map<string, HistoryEntry[]>()
  const audiences = new Map<string, Audience>()
  const progresses = new Map<string, CountyProgress>()
  const outbox: OutboxEntry[] = []

  const append = (entry: HistoryEntry): void => {
    histories.set(entry.warning, [...(histories.get(entry.warning) ?? []), entry])
  }
  const hasMoved = ({ changes, identity, tombstones = [] }: Commit): boolean =>
    changes.some(({ from, to }) => warnings.get(to.id)?.rev !== from?.rev) ||
    (identity !== undefined && identities.get(identity.identity)?.kind !== identity.instead) ||
    tombstones.some(one => identities.has(one.identity))
  const changeProgress = (key: string, change: (known: CountyProgress | undefined) => CountyProgress): void => {
    progresses.set(key, change(progresses.get(key)))
  }

  return {
    outbox,
    identity: async identity => identities.get(identity),
    async commit(commit) {
      if (hasMoved(commit)) return 'moved'
      const { changes, identity, tombstones = [] } = commit
      for (const one of [...(identity ? [identity] : []), ...tombstones]) identities.set(one.identity, one.known)
      for (const change of changes) {
        const { to, alert, beside, history, issue } = change
        warnings.set(to.id, structuredClone(to))
        for (const one of [alert, beside]) if (one) alerts.set(`${to.id}#${one.seq}`, structuredClone(one))
        append(history)
        if (issue) outbox.push(entryOf(to, editionOf(change)))
      }
      return 'committed'
    },
    find: async id => structuredClone(warnings.get(id)),
    alert: async (id, seq) => structuredClone(alerts.get(`${id}#${seq}`)),
    history: async id => histories.get(id) ?? [],
    async putAudiences(entries) {
      for (const audience of entries) audiences.set(audienceKey(audience), structuredClone(audience))
    },
    async audience(warning, seq, county, known) {
      const edition = known ?? alerts.get(`${warning}#${seq}`)?.edition
      return edition === undefined
        ? undefined
        : structuredClone(audiences.get(audienceKey({ warning, edition, county })))
    },
    async audiences(id, seq) {
      const edition = alerts.get(`${id}#${seq}`)?.edition
      return [...audiences.values()].filter(one => one.warning === id && one.edition === edition)
    },
    async setDue({ id, rev }, dueAt) {
      const warning = warnings.get(id)
      if (warning?.rev !== rev) return
      const { dueAt: _, ...rest } = warning
      warnings.set(id, dueAt === undefined ? rest : { ...rest, dueAt })
    },
    due: async (now, limit) =>
      [...warnings.values()]
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit)
        .map(({ id }) => id),
    nextDueAt: () => Math.min(...Array.from(warnings.values(), ({ dueAt }) => dueAt ?? Infinity)),
    progress: async (id, seq) =>
      [...progresses.values()].filter(({ warning, seq: of }) => warning === id && of === seq),
    async setPlanned(planned) {
      changeProgress(progressKey(planned), known => known ?? { ...planned, done: 0 })
    },
    async setWatched(watched) {
      changeProgress(progressKey(watched), known => ({ ...known, ...watched }))
    },
  }
}

const audienceKey = ({ warning, edition, county }: Pick<Audience, 'warning' | 'edition' | 'county'>): string =>
  `${warning}#${edition}#${county}`

const entryOf = ({ id, seq, lane, counties }: Warning, edition: string | undefined): OutboxEntry => ({
  ...{ warning: id, seq, lane, counties },
  ...(edition !== undefined && { edition }),
})

const progressKey = ({ warning, seq, county }: Pick<CountyProgress, 'warning' | 'seq' | 'county'>): string =>
  `${warning}#${seq}#${county}`
