import { describe, expect, it } from 'vitest'
import { parseRef } from '../../shared/domain/sheets/sheet-id.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'
import { type Random, seeded } from './support/random.ts'
import { twoVillages } from './support/village.ts'

const runs = Number(process.env.ARRIVALS ?? 100)
const villages = ['430182101201', '430182101202'] as const
const styles = ['names all', 'names the last', 'names the first'] as const
type Style = (typeof styles)[number]
type Message = Parameters<typeof anAlert>[0] & { identifier: string; sent: string }

const sentAt = (n: number): string => `2026-07-01T12:${String(10 + n).padStart(2, '0')}:00+08:00`

/** An Alert, up to three Updates and perhaps a Cancel, in the order in which they were written. */
const aSeries = (random: Random, style: Style): Message[] => {
  const updates = random.below(4)
  const cancelled = random.chance(0.6)
  const last = updates + (cancelled ? 1 : 0)
  const named = (n: number): [string, string] => [`M${n}`, sentAt(n)]
  const before = (n: number) =>
    ({
      'names all': Array.from({ length: n }, (_, k) => named(k)),
      'names the last': [named(n - 1)],
      'names the first': [named(0)],
    })[style]
  return Array.from({ length: last + 1 }, (_, n): Message => {
    const cancels = cancelled && n === last
    return {
      identifier: `M${n}`,
      sent: sentAt(n),
      colour: random.pick(['red', 'orange']),
      geocode: random.pick([[villages[0]], [villages[1]], [...villages]]),
      ...(n > 0 && { msgType: cancels ? 'Cancel' : 'Update', references: before(n) }),
      wordless: cancels,
    }
  })
}

const shuffled = <T>(random: Random, items: readonly T[]): T[] => {
  const rest = [...items]
  return items.flatMap(() => rest.splice(random.below(rest.length), 1))
}

/** Everything arrives in any order, some of it twice, while the sending of what came before is anywhere, or lost. */
const play = async (seed: number, style: Style) => {
  const random = seeded(seed)
  const messages = aSeries(random, style)
  const here = await county({ at: sentAt(20), county: '430182', records: twoVillages() })
  const arriving = shuffled(random, [...messages, ...messages.filter(() => random.chance(0.2))])
  for (const message of arriving) {
    const reception = await here.receive(anAlert(message))
    if (reception.kind !== 'received') throw new Error(`${seed}: ${JSON.stringify(reception)}`)
    if (random.chance(0.5)) await here.drain()
    else if (random.chance(0.3)) here.loseMessages()
    if (random.chance(0.3)) here.clock.at += random.below(30_000)
  }
  await here.until(new Date(here.clock.at + 8 * 60_000).toISOString())
  const numbers = new Map<string, number>()
  const told = await Promise.all(
    here.carriers.sms.taken.map(async ({ address, ref }) => {
      const { sheet, seq } = parseRef(ref) ?? { sheet: undefined, seq: 0 }
      if (!sheet) throw new Error('not a reference')
      const key = `${sheet.warning} ${seq}`
      const known =
        numbers.get(key) ?? Number((await here.warnings.alert(sheet.warning, seq))?.alert.identifier.slice(1))
      numbers.set(key, known)
      return { address, number: known, warning: sheet.warning }
    }),
  )
  return { here, messages, told, series: new Set(told.map(({ warning }) => warning)) }
}

describe.each(styles)('messages of a series that arrive in any order, where each %s', style => {
  it('tell nobody anything older after something newer, end with the newest for all who heard any, and mark everyone', async () => {
    for (let seed = 1; seed <= runs; seed += 1) {
      const { here, messages, told, series } = await play(seed, style)
      const newest = messages.length - 1
      const byPhone = Map.groupBy(told, ({ address }) => address)
      for (const [, heard] of byPhone) {
        const numbers = heard.map(({ number }) => number)
        // While the message between two others is missing, nobody can know that they are of one series.
        if (style !== 'names the last')
          expect(numbers, `seed ${seed}: in order`).toEqual(numbers.toSorted((a, b) => a - b))
        expect(numbers.at(-1), `seed ${seed}: ends with the newest`).toBe(newest)
        const times = Map.groupBy(numbers, number => number)
        for (const [, same] of times) expect(same.length, `seed ${seed}: told once`).toBeLessThanOrEqual(series.size)
      }
      const last = messages[newest]
      const cancelled = last?.msgType === 'Cancel'
      const inForce = (await Promise.all([...series].map(id => here.warnings.find(id)))).filter(
        one => one?.state === 'in-force',
      )
      if (cancelled) expect(inForce, `seed ${seed}: nothing is in force after the Cancel`).toEqual([])
      else
        expect(byPhone.size, `seed ${seed}: the newest reached its own area`).toBeGreaterThanOrEqual(
          [last?.geocode].flat().length > 1 ? 8 : 4,
        )
      expect(
        here.sheets.all().every(({ done }) => done),
        `seed ${seed}: everyone is marked`,
      ).toBe(true)
    }
  })
})
