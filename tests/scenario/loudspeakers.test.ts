import { describe, expect, it } from 'vitest'
import type { MemoryPublication } from '../../shared/adapters/memory/loudspeaker-carrier.ts'
import { onTheBench } from '../unit/infra/field/loudspeakers/bench.ts'
import { anAlert } from './support/cap.ts'
import { county } from './support/county.ts'
import { twoVillages } from './support/village.ts'

const village = '430182101201'
const noon = '2026-07-01T12:00:00+08:00'
const aCounty = (at: string) => county({ at, county: '430182', records: twoVillages() })
type County = Awaited<ReturnType<typeof aCounty>>

/** A loudspeaker of the village, beside the product: it hears what the carrier was given, and lives on the same clock. */
const standing = (here: County) => {
  const one = onTheBench({ id: 'horn', place: village }, here.clock.at)
  let heard = 0
  return {
    ...one,
    listen: () => {
      const published: MemoryPublication[] = here.carriers.speakers.taken.slice(heard)
      heard += published.length
      for (const publication of published)
        if (publication.kind === 'board' && publication.board.place === village)
          one.board({ ...publication.board, at: here.clock.at })
    },
    listenUntil: async (time: string) => {
      one.until(Date.parse(time))
      await here.until(time)
    },
    diary: () =>
      one.noticed.map(({ kind, ref, reason }) => [kind, Number(ref.split('/')[1]), reason].filter(Boolean).join(' ')),
  }
}
const accept = async (here: County, xml: string): Promise<void> => {
  const reception = await here.receive(xml)
  if (reception.kind !== 'received') throw new Error(JSON.stringify(reception))
  await here.drain()
}

describe('a loudspeaker under a living warning', () => {
  it('a Cancel by day stops it in the middle of a word, and is said itself', async () => {
    const here = await aCounty(noon)
    const horn = standing(here)
    await accept(here, anAlert({ sent: noon }))
    horn.listen()
    await horn.listenUntil('2026-07-01T12:00:10+08:00')
    expect(horn.terminal.player).toBe('playing')
    await accept(here, anAlert({ identifier: 'C1', msgType: 'Cancel', references: [['A1', noon]], sent: noon }))
    horn.listen()
    await horn.listenUntil('2026-07-01T12:10:00+08:00')
    expect(horn.diary()).toEqual(['begins 1', 'failed 1 silenced', 'begins 2', 'finished 2'])
  })

  it('a Cancel of an orange warning by night stops it at once; the all-clear is said in the morning', async () => {
    const night = '2026-07-01T23:30:00+08:00'
    const here = await aCounty(night)
    const horn = standing(here)
    await accept(here, anAlert({ sent: night, colour: 'orange' }))
    horn.listen()
    await horn.listenUntil('2026-07-01T23:30:10+08:00')
    const cancel = { identifier: 'C1', msgType: 'Cancel', references: [['A1', night]], sent: night } as const
    await accept(here, anAlert({ ...cancel, colour: 'orange' }))
    horn.listen()
    expect(horn.diary()).toEqual(['begins 1', 'failed 1 silenced'])
    const board = here.carriers.speakers.retainedNow(village)
    expect([board?.inForce, board?.cancelled.length]).toEqual([[], 1])
    await horn.listenUntil('2026-07-02T06:40:00+08:00')
    horn.listen()
    await horn.listenUntil('2026-07-02T06:45:00+08:00')
    expect(horn.diary().slice(2)).toEqual(['begins 2', 'finished 2'])
  })

  it('an Update takes the place of what it follows in one version of the board', async () => {
    const here = await aCounty(noon)
    const horn = standing(here)
    await accept(here, anAlert({ sent: noon, colour: 'orange' }))
    const before = here.carriers.speakers.retainedNow(village)?.version ?? 0
    horn.listen()
    await horn.listenUntil('2026-07-01T12:00:10+08:00')
    await accept(here, anAlert({ identifier: 'U1', msgType: 'Update', references: [['A1', noon]], sent: noon }))
    horn.listen()
    const board = here.carriers.speakers.retainedNow(village)
    expect([board?.version, board?.inForce.length, board?.cancelled.length]).toEqual([before + 1, 1, 1])
    await horn.listenUntil('2026-07-01T12:10:00+08:00')
    expect(horn.diary()).toEqual(['begins 1', 'failed 1 silenced', 'begins 2', 'finished 2'])
  })

  it('a board forgets by itself: a day later nothing is found on it', async () => {
    const here = await aCounty(noon)
    await accept(here, anAlert({ sent: noon }))
    await accept(here, anAlert({ identifier: 'C1', msgType: 'Cancel', references: [['A1', noon]], sent: noon }))
    expect(here.carriers.speakers.retainedNow(village)).toBeDefined()
    here.clock.at += 25 * 3_600_000
    expect(here.carriers.speakers.retainedNow(village)).toBeUndefined()
  })

  it.each([
    ['yellow', { from: '06:30', until: '21:30', utcOffsetMinutes: 480 }],
    ['orange', undefined],
    ['red', undefined],
  ])(
    'who boots at night finds a %s rainstorm of the day with the hours in which it may be said',
    async (colour, hours) => {
      const here = await aCounty(noon)
      await accept(here, anAlert({ sent: noon, colour }))
      const [announcement] = here.carriers.speakers.retainedNow(village)?.inForce ?? []
      expect([announcement?.hours, announcement?.authority]).toEqual([hours, 'province'])
    },
  )
})
