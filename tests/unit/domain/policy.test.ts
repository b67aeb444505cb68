import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import type { Colour } from '../../../shared/domain/colour.ts'
import {
  type Addressing,
  type AddressingQuestion,
  addressing,
  colourOf,
  followUp,
  type Listener,
  laneOf,
} from '../../../shared/domain/policy.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'

const at = (local: string): number => DateTime.fromISO(local, { zone: 'Asia/Shanghai' }).toMillis()
const slots: Record<Listener, Pick<AddressingQuestion, 'channel' | 'duty'>> = {
  people: { channel: 'sms', duty: true },
  public: { channel: 'sms', duty: false },
  rooms: { channel: 'group-chat', duty: false },
  speakers: { channel: 'loudspeaker', duty: false },
}
const gale = { event: '大风', eventCode: ['11B06'], urgency: 'Unknown', certainty: 'Unknown' } as const
const ask = (colour: Colour, listener: Listener, local: string, more: Partial<AddressingQuestion> = {}): Addressing =>
  addressing({ policy: defaultPolicy, colour, ...gale, ...slots[listener], at: at(local), ...more })

/** One word a cell: ×n = sent n times, hold = held until the time given, – = not addressed. */
const cell = (answer: Addressing): string => {
  if (answer.kind === 'send') return `×${answer.repeat}`
  if (answer.kind === 'not-addressed') return '–'
  return `hold ${DateTime.fromMillis(answer.untilAt, { zone: 'Asia/Shanghai' }).toFormat('d HH:mm')}`
}
const row = (colour: Colour, local: string, more: Partial<AddressingQuestion> = {}): string =>
  (['people', 'public', 'rooms', 'speakers'] as const)
    .map(listener => cell(ask(colour, listener, local, more)))
    .join(' | ')

describe('the channel table: people sms | public sms | rooms | speakers', () => {
  it.each([
    ['red', '2026-07-01T12:00', '×1 | ×1 | ×1 | ×3'],
    ['orange', '2026-07-01T12:00', '×1 | ×1 | ×1 | ×2'],
    ['yellow', '2026-07-01T12:00', '×1 | – | ×1 | ×1'],
    ['blue', '2026-07-01T12:00', '×1 | – | ×1 | –'],
    ['none', '2026-07-01T12:00', '×1 | – | ×1 | ×1'],
    ['red', '2026-07-01T04:10', '×1 | ×1 | ×1 | ×3'],
    ['orange', '2026-07-01T04:10', '×1 | hold 1 06:30 | ×1 | hold 1 06:30'],
    ['yellow', '2026-07-01T04:10', '×1 | – | ×1 | hold 1 06:30'],
    ['blue', '2026-07-01T04:10', 'hold 1 06:30 | – | ×1 | –'],
    ['none', '2026-07-01T04:10', 'hold 1 06:30 | – | hold 1 06:30 | hold 1 11:30'],
  ] as const)('%s at %s: %s', (colour, local, expected) => {
    expect(row(colour, local)).toBe(expected)
  })

  it.each([
    ['06:29:59.999', 'hold 1 06:30'],
    ['06:30:00.000', '×2'],
    ['21:29:59.999', '×2'],
    ['21:30:00.000', 'hold 2 06:30'],
    ['23:59:59.999', 'hold 2 06:30'],
    ['00:00:00.000', 'hold 1 06:30'],
  ])('day begins at 06:30 and ends at 21:30 sharp: at %s an orange gale is %s on loudspeakers', (time, expected) => {
    expect(cell(ask('orange', 'speakers', `2026-07-01T${time}`))).toBe(expected)
  })

  it.each([
    ['11:29', 'hold 1 11:30'],
    ['11:30', '×1'],
    ['12:29', '×1'],
    ['12:30', 'hold 2 11:30'],
    ['20:00', 'hold 2 11:30'],
  ])('a notice is spoken around noon: at %s %s', (time, expected) => {
    expect(cell(ask('none', 'speakers', `2026-07-01T${time}`))).toBe(expected)
  })

  it('night is that of the policy zone, not of the machine', () => {
    const policy = { ...defaultPolicy, zone: 'Europe/Lisbon' }
    expect(ask('yellow', 'speakers', '2026-07-01T12:00', { policy }).kind).toBe('hold')
    expect(ask('yellow', 'speakers', '2026-07-01T04:10', { policy })).toEqual({ kind: 'send', repeat: 1 })
  })

  it('what is held until morning comes at 06:30 on the clock, also on the day the clocks change', () => {
    const policy = { ...defaultPolicy, zone: 'Europe/Lisbon' }
    const answer = ask('yellow', 'speakers', '2026-03-29T07:30', { policy })
    const morning = DateTime.fromISO('2026-03-29T06:30', { zone: 'Europe/Lisbon' }).toMillis()
    expect(answer).toEqual({ kind: 'hold', untilAt: morning, reason: 'quiet-hours' })
  })
})

describe('orange at night wakes a village only for what kills in its sleep', () => {
  it.each([
    '11B03',
    '11B38',
    '11A51',
    '11B37',
    '11D01',
    '11D02',
    '11D03',
    '11A03',
    '11A04',
    '12B04',
    '11E01',
    '11C00',
    '11C02',
  ])('event code %s wakes', code => {
    expect(row('orange', '2026-07-01T23:00', { eventCode: [code], event: 'X' })).toBe('×1 | ×1 | ×1 | ×2')
  })

  it.each([
    ...['暴雨', '强降雨', '山洪灾害气象风险', '滑坡', '泥石流', '水库溃坝', '海啸', '地震'],
    ...[
      'Heavy Rain Warning',
      'RAINSTORM',
      'Flash Flood',
      'Landslides',
      'Mudslide',
      'Dam Failure',
      'Tsunami',
      'Earthquake',
    ],
  ])('the event "%s" wakes without a code', event => {
    expect(row('orange', '2026-07-01T23:00', { eventCode: [], event })).toBe('×1 | ×1 | ×1 | ×2')
  })

  it.each(['大风', '高温', '雷电', 'Wind damage', 'Training', 'High Heat', ''])('the event "%s" does not', event => {
    expect(row('orange', '2026-07-01T23:00', { eventCode: ['11B06'], event })).toBe(
      '×1 | hold 2 06:30 | ×1 | hold 2 06:30',
    )
  })

  it('yellow rain waits for the day all the same', () => {
    expect(cell(ask('yellow', 'speakers', '2026-07-01T23:00', { eventCode: ['11B03'], event: '暴雨' }))).toBe(
      'hold 2 06:30',
    )
  })
})

describe('urgency and certainty lower what the colour asks for', () => {
  const rain = { event: '暴雨', eventCode: ['11B03'] }
  const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
  const certainties = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const
  const full = { day: '×1 | ×1 | ×1 | ×3', night: '×1 | ×1 | ×1 | ×3' }
  const lowered = { day: '×1 | – | ×1 | ×1', night: '×1 | – | ×1 | hold 2 06:30' }
  const combinations = urgencies.flatMap(urgency => certainties.map(certainty => ({ urgency, certainty })))

  it.each(combinations)('red, urgency $urgency, certainty $certainty', hazard => {
    const unlikely = hazard.certainty === 'Unlikely' && hazard.urgency !== 'Immediate'
    const expected = hazard.urgency === 'Past' || unlikely ? lowered : full
    expect(row('red', '2026-07-01T12:00', { ...rain, ...hazard })).toBe(expected.day)
    expect(row('red', '2026-07-01T23:00', { ...rain, ...hazard })).toBe(expected.night)
  })

  it('says which of the two it was', () => {
    const past = ask('red', 'public', '2026-07-01T12:00', { urgency: 'Past' })
    const unlikely = ask('red', 'public', '2026-07-01T12:00', { certainty: 'Unlikely' })
    expect(past).toEqual({ kind: 'not-addressed', reason: 'urgency-past' })
    expect(unlikely).toEqual({ kind: 'not-addressed', reason: 'certainty-unlikely' })
  })

  it('orange rain that is past does not wake anybody', () => {
    expect(row('orange', '2026-07-01T23:00', { ...rain, urgency: 'Past' })).toBe('×1 | – | ×1 | hold 2 06:30')
  })

  it('whoever the colour leaves out is left out for the colour, not for the caution', () => {
    const answer = ask('yellow', 'public', '2026-07-01T12:00', { urgency: 'Past' })
    expect(answer).toEqual({ kind: 'not-addressed', reason: 'not-for-this-colour' })
  })
})

describe('what follows an Alert is told, by the worst colour of its series: phones | rooms | loudspeakers', () => {
  const follow = (worst: Colour, local: string): string =>
    (['sms', 'group-chat', 'loudspeaker'] as const)
      .map(channel => cell(followUp(defaultPolicy, { channel, worst, at: at(local) })))
      .join(' | ')
  it.each([
    ['red', '2026-07-01T12:00', '×1 | ×1 | ×1'],
    ['none', '2026-07-01T12:00', '×1 | ×1 | ×1'],
    ['red', '2026-07-01T23:00', '×1 | ×1 | ×1'],
    ['orange', '2026-07-01T23:00', '×1 | ×1 | hold 2 06:30'],
    ['blue', '2026-07-01T23:00', '×1 | ×1 | hold 2 06:30'],
    ['none', '2026-07-01T23:00', 'hold 2 06:30 | hold 2 06:30 | hold 2 06:30'],
  ] as const)('%s at %s: %s', (worst, local, expected) => {
    expect(follow(worst, local)).toBe(expected)
  })
})

describe('colour and lane', () => {
  it.each([
    ['Extreme', undefined, { colour: 'red' }],
    ['Severe', undefined, { colour: 'orange' }],
    ['Moderate', undefined, { colour: 'yellow' }],
    ['Minor', undefined, { colour: 'blue' }],
    ['Unknown', undefined, { colour: 'yellow', note: 'severity-unknown' }],
    ['Unknown', 'red', { colour: 'red' }],
    ['Severe', 'orange', { colour: 'orange' }],
    ['Minor', 'red', { colour: 'red', note: 'severity-disagrees' }],
    ['Minor', 'none', { colour: 'none' }],
  ] as const)('severity %s, own colour %s', (severity, given, expected) => {
    expect(colourOf(defaultPolicy, severity, given)).toEqual(expected)
  })

  it.each([
    ['red', 'urgent'],
    ['orange', 'urgent'],
    ['yellow', 'routine'],
    ['blue', 'routine'],
    ['none', 'routine'],
  ] as const)('%s rides the %s lane', (colour, lane) => {
    expect(laneOf(defaultPolicy, colour)).toBe(lane)
  })
})
