import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkProgramme, overlap, readingSeconds } from '../../../../shared/domain/loudspeakers/check-programme.ts'
import { type Programme, ProgrammeItem } from '../../../../shared/domain/loudspeakers/programme.ts'
import { county, day, item, village } from '../support/programmes.ts'

const recording = { url: 'https://example.org/a.mp3', sha256: 'a'.repeat(64) }
const codes = (programme: Programme, place = village) => checkProgramme(place, programme, day).map(({ code }) => code)

describe('an item of a programme', () => {
  const { script: _, ...silent } = item('a')
  it.each<[string, unknown]>([
    ['no words at all', silent],
    ['a script and a recording', { ...item('a'), audio: recording }],
    [
      'a recording that is not fetched over TLS',
      { ...silent, audio: { ...recording, url: 'http://example.org/a.mp3' } },
    ],
    ['a recording without a digest', { ...silent, audio: { url: recording.url } }],
    ['no weekday', item('a', { weekdays: [] })],
    ['an eighth day', item('a', { weekdays: [8] })],
    ['an hour that no clock shows', item('a', { at: '24:00' })],
    ['a volume above all', item('a', { volume: 101 })],
    ['half an hour and a second', item('a', { seconds: 1801 })],
    ['a name that a reference could not carry', item('a/b')],
  ])('with %s is refused', (_, wrong) => {
    expect(ProgrammeItem.safeParse(wrong).success).toBe(false)
  })

  it('is a script or a recording', () => {
    expect(ProgrammeItem.safeParse(item('a')).success).toBe(true)
    expect(ProgrammeItem.safeParse({ ...silent, audio: recording }).success).toBe(true)
  })
})

describe('a programme', () => {
  it.each<[string, Programme, string[]]>([
    ['of two items at different times is sound', { items: [item('a'), item('b', { at: '12:00' })] }, []],
    ['names an item twice', { items: [item('a'), item('a', { at: '12:00' })] }, ['item-twice']],
    ['says two things at once', { items: [item('a'), item('b', { at: '07:00' })] }, ['items-overlap']],
    ['ends an item as the next begins', { items: [item('a'), item('b', { at: '07:01' })] }, []],
    ['begins before the day', { items: [item('a', { at: '06:29' })] }, ['in-quiet-hours']],
    ['ends after the day', { items: [item('a', { at: '21:29', seconds: 61 })] }, ['in-quiet-hours']],
    [
      'reads for longer than it may',
      { items: [item('a', { script: '字'.repeat(241) })] },
      ['script-longer-than-limit'],
    ],
    [
      'ends before it begins',
      { items: [item('a', { validFrom: '2026-07-02', validTo: '2026-07-01' })] },
      ['ends-before-it-begins'],
    ],
    ['caps a terminal in its own village', { items: [], caps: { 't-1': 40 } }, []],
  ])('that %s', (_, programme, expected) => {
    expect(codes(programme).filter((code, index, all) => all.indexOf(code) === index)).toEqual(expected)
  })

  it('that is larger than a terminal is told is refused', () => {
    const hour = (n: number) => `${String(7 + (n % 14)).padStart(2, '0')}:${n < 14 ? '00' : '30'}`
    const items = Array.from({ length: 20 }, (_, n) =>
      item(`i${n}`, { script: '雨'.repeat(400), seconds: 200, at: hour(n) }),
    )
    expect(codes({ items })).toEqual(['programme-too-large'])
  })

  it('of a county caps no terminal: a terminal stands in a village', () => {
    expect(codes({ items: [], caps: { 't-1': 40 } }, county)).toEqual(['caps-of-no-village'])
  })

  it('tells all of its problems together, and where', () => {
    const wrong = { items: [item('a', { at: '05:00' }), item('a', { script: '字'.repeat(400) })] }
    expect(checkProgramme(village, wrong, day).map(({ code, at }) => [code, at])).toEqual([
      ['in-quiet-hours', 'items/0'],
      ['script-longer-than-limit', 'items/1'],
      ['item-twice', 'items/1/id'],
    ])
  })

  it('two items of different weekdays, or of different seasons, are never said at once', () => {
    const monday = item('a', { weekdays: [1] })
    expect(overlap(monday, item('b', { weekdays: [2] }))).toBe(false)
    expect(overlap({ ...monday, validTo: '2026-06-30' }, item('b', { validFrom: '2026-07-01' }))).toBe(false)
    expect(overlap({ ...monday, validTo: '2026-07-01' }, item('b', { validFrom: '2026-07-01' }))).toBe(true)
  })

  it('overlapping is mutual', () => {
    const items = fc.record({
      minutes: fc.nat(59),
      seconds: fc.integer({ min: 10, max: 1800 }),
      weekday: fc.integer({ min: 1, max: 2 }),
    })
    fc.assert(
      fc.property(items, items, (a, b) => {
        const [one, other] = [a, b].map(({ minutes, seconds, weekday }, n) =>
          item(`i${n}`, { at: `08:${String(minutes).padStart(2, '0')}`, seconds, weekdays: [weekday] }),
        )
        if (one && other) expect(overlap(one, other)).toBe(overlap(other, one))
      }),
    )
  })

  it('is read at four characters a second', () => {
    expect([readingSeconds('一二三四'), readingSeconds('一二三四五')]).toEqual([1, 2])
  })
})
