import type { OutboxEntry } from '../../contracts/queue-messages.ts'
import type { Audience, CountyProgress, HistoryEntry, IssuedAlert, Warning } from '../../domain/warning.ts'
import type { KnownIdentity, Warnings } from '../../ports/warnings.ts'

/** The warnings table in memory: same conditions, same outcomes. `outbox` is what its stream would carry, in order. */
export const memoryWarnings = (): Warnings & { outbox: OutboxEntry[] } => {
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
  const changeProgress = (key: string, change: (known: CountyProgress | undefined) => CountyProgress): void => {
    progresses.set(key, change(progresses.get(key)))
  }

  return {
    outbox,
    identity: async identity => identities.get(identity),
    async add({ warning, alert, identity, history, issue }) {
      if (identities.has(identity)) return 'known'
      identities.set(identity, { kind: 'alert', warning: warning.id, seq: alert.seq, sha256: alert.sha256 })
      warnings.set(warning.id, structuredClone(warning))
      alerts.set(`${warning.id}#${alert.seq}`, structuredClone(alert))
      append(history)
      if (issue) outbox.push(entryOf(warning, alert.seq))
      return 'added'
    },
    find: async id => structuredClone(warnings.get(id)),
    alert: async (id, seq) => structuredClone(alerts.get(`${id}#${seq}`)),
    history: async id => histories.get(id) ?? [],
    async putAudiences(entries) {
      for (const audience of entries)
        audiences.set(`${audience.warning}#${audience.seq}#${audience.county}`, structuredClone(audience))
    },
    audience: async (id, seq, county) => structuredClone(audiences.get(`${id}#${seq}#${county}`)),
    audiences: async (id, seq) =>
      [...audiences.values()].filter(({ warning, seq: of }) => warning === id && of === seq),
    async move(from, next, history, issue) {
      if (warnings.get(from.id)?.rev !== from.rev) return false
      warnings.set(next.id, structuredClone(next))
      append(history)
      if (issue) outbox.push(entryOf(next, next.seq))
      return true
    },
    async setDue(id, dueAt) {
      const warning = warnings.get(id)
      if (!warning) return
      const { dueAt: _, ...rest } = warning
      warnings.set(id, dueAt === undefined ? rest : { ...rest, dueAt })
    },
    due: async (now, limit) =>
      [...warnings.values()]
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
        .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
        .slice(0, limit)
        .map(({ id }) => id),
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

const entryOf = ({ id, lane, counties }: Warning, seq: number): OutboxEntry => ({ warning: id, seq, lane, counties })

const progressKey = ({ warning, seq, county }: Pick<CountyProgress, 'warning' | 'seq' | 'county'>): string =>
  `${warning}#${seq}#${county}`
