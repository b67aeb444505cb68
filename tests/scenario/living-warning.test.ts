import { describe, expect, it } from 'vitest'
import {
  anEvening,
  at,
  board,
  type County,
  everythingDone,
  given,
  headOfNorth,
  headOfSouth,
  north,
  south,
  textsTo,
} from './support/story.ts'

const spoken = (here: County, place: string): string[] => board(here, place).map(({ script }) => script)

describe('one night: yellow, orange, red, all-clear', () => {
  it('reaches whom each colour calls for, tells who is left outside, and clears exactly those who were told', async () => {
    const here = await anEvening('22:00')
    const A: [string, string] = ['A', at('22:00')]
    const U1: [string, string] = ['U1', at('23:30')]
    const U2: [string, string] = ['U2', '2026-07-02T01:00:00+08:00']

    // Yellow for the north, at night: those with a duty and the rooms; the loudspeakers would wait for the day.
    const { warning } = await given(here, { identifier: 'A', colour: 'yellow', geocode: north, sent: A[1] })
    expect(here.carriers.sms.taken.map(({ address }) => address)).toEqual([headOfNorth])
    expect(here.carriers.chat.taken).toHaveLength(1)
    expect(spoken(here, north)).toEqual([])

    // Orange for both: rain may be said to everybody and from the loudspeakers, by night, too.
    await here.until(U1[1])
    await given(here, { identifier: 'U1', msgType: 'Update', references: [A], colour: 'orange', sent: U1[1] })
    expect(new Set(here.carriers.sms.taken.slice(1).map(({ address }) => address)).size).toBe(8)
    expect(here.carriers.sms.taken).toHaveLength(9)
    expect(textsTo(here, headOfNorth).at(-1)).toContain('第2报')
    expect(spoken(here, south)).toHaveLength(1)

    // Red for the south only: the north is told that it is no longer inside.
    await here.until(U2[1])
    await given(here, { identifier: 'U2', msgType: 'Update', references: [A, U1], geocode: south, sent: U2[1] })
    expect(here.carriers.sms.taken).toHaveLength(17)
    expect(textsTo(here, headOfNorth).at(-1)).toContain('不在')
    expect(textsTo(here, headOfNorth).at(-1)).not.toContain('请立即转移')
    expect(textsTo(here, headOfSouth).at(-1)).toContain('请立即转移')
    // Whoever lives in both is inside.
    expect(textsTo(here, '+8615400010001').at(-1)).toContain('请立即转移')

    // The all-clear, without a word of its own, at three in the morning: the series was red, so it is spoken at once.
    await here.until('2026-07-02T03:00:00+08:00')
    const cancel = {
      identifier: 'C',
      msgType: 'Cancel',
      references: [A, U1, U2],
      wordless: true,
      sent: '2026-07-02T03:00:00+08:00',
    } as const
    expect(await given(here, cancel)).toMatchObject({
      warning: { id: warning.id, state: 'cancelled', seq: 4 },
      outcome: 'issued',
    })
    expect(here.carriers.sms.taken).toHaveLength(25)
    expect(textsTo(here, headOfSouth).at(-1)).toContain('解除')
    expect(textsTo(here, headOfSouth).at(-1)).not.toContain('请立即转移')
    expect(spoken(here, south)).toEqual([expect.stringContaining('解除')])
    await here.until('2026-07-02T03:02:00+08:00')
    expect(everythingDone(here)).toBe(true)
  })

  it('an all-clear of what was never red is spoken by day, and silences the loudspeakers at once', async () => {
    const here = await anEvening('20:00')
    await given(here, { identifier: 'A', colour: 'orange', sent: at('20:00') })
    expect(spoken(here, north)).toHaveLength(1)
    await here.until(at('23:00'))
    await given(here, {
      identifier: 'C',
      msgType: 'Cancel',
      references: [['A', at('20:00')]],
      wordless: true,
      sent: at('23:00'),
    })
    expect(spoken(here, north)).toEqual([])
    expect(textsTo(here, headOfNorth).at(-1)).toContain('解除')
    await here.until('2026-07-02T06:31:00+08:00')
    expect(spoken(here, north)).toEqual([expect.stringContaining('解除')])
    expect(everythingDone(here)).toBe(true)
  })
})
