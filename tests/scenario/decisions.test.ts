import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byCode } from '../../shared/domain/place.ts'
import { Decision } from '../../shared/domain/series/decision.ts'
import type { HistoryEntry } from '../../shared/domain/series/history-entry.ts'
import type { IssuedAlert } from '../../shared/domain/series/warning.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'
import { dutyGroup, dutyPhones, elsewhere, li, township, trainee, wang } from './support/officers.ts'
import { twoVillages } from './support/village.ts'

const holders = [township, wang, li, trainee, elsewhere] as const
const senders = [township, wang] as const
const start = Date.parse('2026-07-01T12:10:00+08:00')
const iso = (at: number) => new Date(at).toISOString().replace('.000Z', '+00:00')
const times = `<expires>${iso(start + 30 * 60_000)}</expires>`

const sending = fc.record({
  kind: fc.constant('send'),
  source: fc.constantFrom(...senders),
  msgType: fc.constantFrom('Update', 'Cancel'),
  colour: fc.constantFrom('red', 'yellow'),
  geocode: fc.constantFrom('430182101201', '430182000000', '430182999999'),
  later: fc.boolean(),
})
const deciding = fc.record({
  kind: fc.constant('decide'),
  decision: fc.constantFrom(...Decision.options),
  holder: fc.constantFrom(...holders),
  seq: fc.integer({ min: 1, max: 3 }),
})
const passing = fc.record({ kind: fc.constant('wait'), minutes: fc.constantFrom(1, 6, 20) })
type Step =
  | { kind: 'send'; source: KeyHolder; msgType: string; colour: string; geocode: string; later: boolean }
  | { kind: 'decide'; decision: Decision; holder: KeyHolder; seq: number }
  | { kind: 'wait'; minutes: number }
const step = fc.oneof(sending, deciding, deciding, passing) as fc.Arbitrary<Step>
/** What stands together happens at once. */
const plays = fc.record({
  first: fc.record({
    source: fc.constantFrom(...senders),
    colour: fc.constantFrom('red', 'yellow'),
    geocode: fc.constantFrom('430182101201', '430182000000', '430182999999'),
  }),
  moments: fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
})

type Made = { by: string; decision: Decision }

const play = async ({
  first,
  moments,
}: {
  first: { source: KeyHolder; colour: string; geocode: string }
  moments: Step[][]
}) => {
  const here = await county({ at: iso(start), county: '430182', records: [...twoVillages(), ...dutyGroup()] })
  const begun = await here.receive(anAlert({ ...first, sent: iso(start), times }), first.source)
  if (begun.kind !== 'received') throw new Error(JSON.stringify(begun))
  const { id } = begun.warning
  const series = new Set([id])
  const made: Made[] = []
  let sent = 1
  const run = async (one: Step): Promise<void> => {
    if (one.kind === 'wait') return
    if (one.kind === 'decide') {
      const { decision, holder, seq } = one
      const request = {
        decision,
        seq,
        ...(decision !== 'target' && { reason: 'so' }),
        ...(decision === 'target' && { places: ['430182101202'] }),
      }
      const decided = await here.decide(id, request, holder)
      if (decided.kind === 'decided') made.push({ by: holder.id, decision })
      return
    }
    const { source, colour, geocode, later } = one
    const msgType = one.msgType === 'Cancel' ? 'Cancel' : 'Update'
    const n = sent++
    const at = here.clock.at
    const ahead = later ? `<effective>${iso(at + 10 * 60_000)}</effective>` : ''
    const reception = await here.receive(
      anAlert({
        identifier: `M${n}`,
        msgType,
        colour,
        geocode,
        references: [['A1', iso(start)]],
        sent: iso(start + n * 1000),
        times: `${ahead}${times}`,
        wordless: msgType === 'Cancel',
      }),
      source,
    )
    if (reception.kind === 'received') series.add(reception.warning.id)
  }
  for (const moment of moments) {
    await Promise.all(moment.map(run))
    const minutes = Math.max(0, ...moment.map(one => (one.kind === 'wait' ? one.minutes : 0)))
    await here.until(iso(here.clock.at + minutes * 60_000))
    await here.drain()
  }
  return { here, id, made, series: [...series] }
}

/** Who let an Alert out: its source where the policy lets it, or an officer who did not send it. */
const letOut = (history: readonly HistoryEntry[], entry: HistoryEntry, issued: IssuedAlert | undefined): boolean => {
  const received = history.filter(one => one.action === 'receive')
  const own = received.find(({ seq }) => seq === entry.seq)
  const byTheClock = entry.action === 'issue'
  const ordered = byTheClock
    ? history.find(one => one.seq === entry.seq && one.rev < entry.rev && one.to !== 'awaiting-approval')
    : entry
  if (!ordered) return false
  if (ordered.action === 'approve') return ordered.by !== own?.by && ['wang', 'li', 'trainee'].includes(ordered.by)
  if (ordered.action === 'target') return ['wang', 'li', 'trainee'].includes(ordered.by)
  const isCancel = issued?.alert.msgType === 'Cancel'
  const within = isCancel || (issued !== undefined && township.levels.includes(issued.colour))
  return ordered.action === 'receive' && ordered.by === township.id && within
}

describe('whatever is sent and decided in whatever order', () => {
  it('nothing is sent that nobody let out, and no decision is missing in the history', async () => {
    let issues = 0
    let decisions = 0
    await fc.assert(
      fc.asyncProperty(plays, async question => {
        const { here, id, made, series } = await play(question)
        const histories = await Promise.all(series.map(one => here.warnings.history(one)))
        for (const [index, history] of histories.entries()) {
          expect(history.map(({ rev }) => rev)).toEqual(history.map((_, n) => n + 1))
          expect(history).toHaveLength((await here.warnings.find(series[index] ?? ''))?.rev ?? 0)
          for (const entry of history.filter(one => one.issued)) {
            const alert = await here.warnings.alert(entry.warning, entry.seq ?? 0)
            expect(letOut(history, entry, alert)).toBe(true)
          }
        }
        const issued = histories.flat().filter(entry => entry.issued)
        const names = new Set(issued.map(({ warning, seq }) => `${warning}/${seq}`))
        // Another than the duty officers is told only of what was issued.
        const told = here.carriers.sms.taken.filter(({ address }) => !dutyPhones.includes(address))
        for (const { ref } of told) expect(names).toContain(ref.split('/').slice(0, 2).join('/'))
        const recorded = histories
          .flat()
          .filter(one => one.warning === id)
          .filter(({ action }) => Decision.safeParse(action).success)
        const named = (one: Made) => `${one.by} ${one.decision}`
        expect(recorded.map(({ by, action }) => `${by} ${action}`).sort(byCode)).toEqual(made.map(named).sort(byCode))
        issues += issued.length
        decisions += made.length
      }),
      { numRuns: Number(process.env.DECISIONS ?? 80) },
    )
    // Without any of either this test would say nothing.
    expect(issues).toBeGreaterThan(0)
    expect(decisions).toBeGreaterThan(0)
  })
})
