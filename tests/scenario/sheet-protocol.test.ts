import { describe, expect, it } from 'vitest'
import type { MsgType } from '../../shared/domain/cap/alert.ts'
import { isFinal, isOutsidePlan } from '../../shared/domain/sheets/mark.ts'
import { allMarks } from '../../shared/domain/sheets/sheet-marks.ts'
import type { Sheets } from '../../shared/ports/sheets.ts'
import { type Breakage, type Plan, play, type Run } from './support/sheet-world.ts'

/** The protocol as a model under random schedules: it is the specification. Set SCHEDULES for a longer run. */
const schedules = Number(process.env.SCHEDULES ?? 3000)

const series: MsgType[][] = [['Alert'], ['Alert', 'Cancel'], ['Alert', 'Update'], ['Alert', 'Update', 'Cancel']]
const planOf = (seed: number): Plan => ({
  slots: 5,
  windowSize: 2,
  callSize: seed % 3 === 0 ? 2 : 1,
  lane: seed % 2 === 0 ? 'urgent' : 'routine',
  series: series[seed % series.length] ?? ['Alert'],
})

/** What must hold whatever happened; each violation in words. */
const violations = (run: Run, plan: Plan): string[] => {
  const { sheet, handOvers } = run
  if (!sheet || !run.finished) return ['something is unmarked']
  const found: string[] = []
  const marks = allMarks(sheet)
  if (!marks.every(isFinal)) found.push('something is unmarked')
  for (const [slot, mark] of marks.entries()) {
    const mine = handOvers.filter(one => one.slot === slot)
    const last = mine.filter(({ seq }) => seq === sheet.seq)
    const earlier = mine.filter(({ seq }) => seq < sheet.seq)
    if (mark.state === 'accepted' && !last.some(({ took }) => took))
      found.push('accepted, but the carrier took nothing')
    if (mark.state === 'failed' && last.some(({ took }) => took)) found.push('failed, but the carrier took it')
    if (mark.state === 'suppressed' && last.some(({ took }) => took)) found.push('suppressed, but the carrier took it')
    const order = mine.map(({ seq }) => seq)
    if (order.some((seq, n) => seq < Math.max(0, ...order.slice(0, n)))) found.push('an Alert after its follower')
    const isCancel = plan.series[sheet.seq - 1] === 'Cancel'
    if (isCancel && last.length > 0 && earlier.length === 0 && run.lostWindows === 0)
      found.push('a Cancel for somebody who was never alerted')
    if (isCancel && earlier.some(({ took }) => took) && isOutsidePlan(mark))
      found.push('alerted, and not told of the Cancel')
  }
  const beyondTheWindow = (from: { seq: number; order: number }): boolean =>
    handOvers.filter(({ seq, order }) => seq < from.seq && order >= from.order).length > plan.windowSize
  if (run.seals.some(beyondTheWindow)) found.push('more than the open window after its follower asked it to stop')
  if (run.issues.some(beyondTheWindow)) found.push('more than the open window after its follower was issued')
  const duplicates = countDuplicates(run)
  if (duplicates > run.lostWindows * plan.windowSize + run.lostAnswers) found.push(`${duplicates} duplicates`)
  if (plan.lane === 'routine' && duplicates > 0) found.push('a duplicate in the routine lane')
  return [...new Set(found)]
}

const countDuplicates = ({ handOvers }: Run): number => {
  const taken = handOvers.filter(({ took }) => took).map(({ slot, seq }) => `${slot}/${seq}`)
  return taken.length - new Set(taken).size
}

const violationsOver = async (count: number, store: Breakage = {}): Promise<Map<string, number>> => {
  const seen = new Map<string, number>()
  for (let seed = 1; seed <= count; seed += 1) {
    const plan = planOf(seed)
    for (const violation of violations(await play(seed, plan, store), plan))
      if (!seen.has(violation)) seen.set(violation, seed)
  }
  return seen
}

/** The first schedule under which it shows. */
const isNoticed = async (count: number, breakage: Breakage): Promise<boolean> => {
  for (let seed = 1; seed <= count; seed += 1) {
    const plan = planOf(seed)
    if (violations(await play(seed, plan, breakage), plan).length > 0) return true
  }
  return false
}

describe('the sheet protocol, under crashes, duplicates, losses and reordering', () => {
  it('marks everyone, overtakes nobody, cancels for those alerted, and repeats only what was in doubt', async () => {
    expect(await violationsOver(schedules)).toEqual(new Map())
  })
  it('loses nothing by results that come to the store a second time, after what followed them', async () => {
    expect(await violationsOver(schedules / 3, { network: settlesAgainLate })).toEqual(new Map())
  })
})

/** A call that its caller gave up may still be on its way when the next try was long answered. */
function settlesAgainLate(sheets: Sheets): Sheets {
  let late = async (): Promise<unknown> => undefined
  return {
    ...sheets,
    settle: async (sheet, token) => {
      const written = await sheets.settle(sheet, token)
      await late()
      late = () => sheets.settle(sheet, token)
      return written
    },
  }
}

describe('each rule broken on purpose is noticed', () => {
  const broken: [string, Breakage][] = [
    ['results are written without holding the claim', { sheets: settlesAlways }],
    ['a seal does not stop the next window', { sheets: settlesSealed }],
    ['a claim is taken whatever the revision', { sheets: writesOnAnyRevision }],
    ['a follower forgets whom its predecessor reached', { sheets: forgetsTouched }],
    ['an open window counts as never sent', { sheets: reopensAsPlanned }],
    ['a worker does not look whether a later Alert was issued', { unseen: true }],
  ]
  it.each(broken)('%s', async (_, breakage) => {
    expect(await isNoticed(schedules, breakage)).toBe(true)
  })
})

function settlesAlways(sheets: Sheets): Sheets {
  return { ...sheets, settle: async sheet => ((await forced(sheets, sheet)) ? 'written' : 'lost') }
}
function settlesSealed(sheets: Sheets): Sheets {
  return {
    ...sheets,
    settle: async (sheet, token) => {
      const known = await sheets.read(sheet.id)
      if (known?.claim?.token !== token) return 'lost'
      return (await forced(sheets, sheet)) ? 'written' : 'lost'
    },
  }
}
function writesOnAnyRevision(sheets: Sheets): Sheets {
  return { ...sheets, write: sheet => forced(sheets, sheet) }
}
function forgetsTouched(sheets: Sheets): Sheets {
  return {
    ...sheets,
    supersede: (old, next) =>
      sheets.supersede(old, { ...next, marks: next.marks.map(() => 0x60010000), touched: new Uint8Array(1) }),
  }
}
/** 0: planned, no tries. An open mark has state 1 in its highest bits. */
function reopensAsPlanned(sheets: Sheets): Sheets {
  return {
    ...sheets,
    read: async id => {
      const sheet = await sheets.read(id)
      const over = sheet && (sheet.claim?.until ?? 0) <= sheets.now()
      return sheet && over ? { ...sheet, marks: sheet.marks.map(word => (word >>> 28 === 1 ? 0 : word)) } : sheet
    },
  }
}
const forced = async (sheets: Sheets, sheet: Parameters<Sheets['write']>[0]): Promise<boolean> => {
  const known = await sheets.read(sheet.id)
  return known !== undefined && sheets.write({ ...sheet, rev: known.rev })
}
