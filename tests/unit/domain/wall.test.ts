import { describe, expect, it } from 'vitest'
import type { Status } from '../../../shared/domain/cap/alert.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import {
  type Admission,
  admit,
  isPermit,
  type ListedNow,
  type Permit,
  requireBoardPermit,
  requirePermit,
  requireRoomPermits,
  requireSilence,
} from '../../../shared/domain/wall.ts'

const sheet: SheetId = {
  ...{ warning: 'w1', county: '430182', bucket: 0, place: '430182101201', channel: 'sms', page: 0 },
}
const ref = 'w1/1/430182/0/430182101201/sms/0'
const speakers: SheetId = { ...sheet, channel: 'loudspeaker' }
const listed = { id: 'p1', address: '+8615400000001', exercise: true }
const unlisted = { id: 'p2', address: '+8615400000002', exercise: false }
const stillListed: ListedNow = () => true
const takenOff: ListedNow = () => false

const ask = (status: Status, slot: typeof listed, listedNow?: ListedNow, on = sheet): Admission =>
  admit({ status, sheet: on, seq: 1, slot, listedNow })
const permit = (status: Status = 'Actual', on = sheet): Permit => {
  const admission = ask(status, listed, stillListed, on)
  if (!isPermit(admission)) throw new Error('refused')
  return admission
}

describe('the wall', () => {
  it.each<[Status, string, typeof listed, ListedNow | undefined, boolean]>([
    ['Actual', 'anybody', unlisted, undefined, true],
    ['Actual', 'somebody on the exercise list', listed, takenOff, true],
    ['Exercise', 'somebody on the list', listed, stillListed, true],
    ['Exercise', 'somebody who was taken off the list since', listed, takenOff, false],
    ['Exercise', 'somebody of whom nobody asked whether they still are on it', listed, undefined, false],
    ['Exercise', 'somebody who came on the list since', unlisted, stillListed, false],
    ['Exercise', 'somebody who never was on it', unlisted, takenOff, false],
    ['Test', 'somebody on the list', listed, stillListed, true],
    ['Test', 'somebody who was taken off the list since', listed, takenOff, false],
    ['Test', 'somebody who never was on it', unlisted, undefined, false],
    ['System', 'somebody on the list', listed, stillListed, false],
    ['Draft', 'somebody on the list', listed, stillListed, false],
  ])('%s to %s', (status, _, slot, listedNow, admitted) => {
    const admission = ask(status, slot, listedNow)
    expect(isPermit(admission)).toBe(admitted)
    if (!isPermit(admission)) expect(admission).toEqual({ refused: 'exercise-wall' })
  })

  it('issues a permit for one address, one Alert and one channel', () => {
    const { address, status, warning, channel, place, ref: of } = permit('Exercise')
    expect({ address, status, warning, channel, place, of }).toEqual({
      address: listed.address,
      status: 'Exercise',
      warning: 'w1',
      channel: 'sms',
      place: sheet.place,
      of: ref,
    })
    expect(requirePermit(permit(), { channel: 'sms', ref })).toMatchObject({ address: listed.address })
  })
})

describe('a permit that the wall did not issue', () => {
  const real = permit()
  it.each<[string, unknown]>([
    [
      'an object that says it is one',
      { address: listed.address, status: 'Actual', channel: 'sms', warning: 'w1', ref },
    ],
    ['a copy', { ...real }],
    ['a copy with another address', { ...real, address: unlisted.address }],
    ['a structured clone', structuredClone(real)],
    ['what JSON leaves of one', JSON.parse(JSON.stringify(real))],
    ['an object behind which one stands', Object.create(real)],
    ['a proxy before one', new Proxy(real, { get: (_, name) => (name === 'address' ? unlisted.address : ref) })],
    ['what Object.assign makes of one', Object.assign({}, real)],
    ['the refusal itself', ask('Exercise', unlisted, stillListed)],
    ['nothing', undefined],
  ])('is no permit: %s', (_, forged) => {
    expect(() => requirePermit(forged as Permit, { channel: 'sms', ref })).toThrow('no permit of the wall')
  })

  it('is not made of a real one: nothing of it can be changed', () => {
    const address = 'address' as string
    expect(() => Object.assign(real, { [address]: unlisted.address })).toThrow(TypeError)
    expect(() => Object.defineProperty(real, 'status', { value: 'Exercise' })).toThrow(TypeError)
    expect(requirePermit(real, { channel: 'sms', ref }).address).toBe(listed.address)
  })
})

describe('a permit that was issued for something else', () => {
  it.each([
    ['another warning', { channel: 'sms', ref: ref.replace('w1/', 'w2/') }, 'ref'],
    ['another Alert of the series', { channel: 'sms', ref: ref.replace('w1/1', 'w1/2') }, 'ref'],
    ['another sheet', { channel: 'sms', ref: ref.replace('/sms/0', '/sms/1') }, 'ref'],
    ['another channel', { channel: 'group-chat', ref }, 'channel'],
    ['another place', { channel: 'sms', place: '430182101202' }, 'place'],
    ['no Alert at all', { channel: 'sms', ref: '' }, 'ref'],
  ] as const)('opens nothing for %s', (_, use, name) => {
    expect(() => requirePermit(permit(), use)).toThrow(`the permit is for another ${name}`)
  })

  it('says so without the address', () => {
    for (const attempt of [
      () => requirePermit(permit(), { channel: 'sms', ref: '' }),
      () => requirePermit({ ...permit() }, { channel: 'sms', ref }),
    ])
      expect(attempt).toThrow(expect.objectContaining({ message: expect.not.stringContaining('154') }))
  })

  it('silences nothing of another series', () => {
    const own = permit('Exercise', speakers)
    expect(requireSilence(own, speakers.place, [{ id: 'w1.1' }, { id: 'w1.2' }])).toBe(own)
    expect(() => requireSilence(own, speakers.place, [{ id: 'w1.1' }, { id: 'w2.1' }])).toThrow('another warning')
  })
})

describe('a post that says several Alerts', () => {
  const room = { id: 'r1', address: 'wecom:robot-1', exercise: true }
  const part = (warning: string, status: Status = 'Actual', slot = room) => {
    const on: SheetId = { ...sheet, warning, channel: 'group-chat' }
    const admission = admit({ status, sheet: on, seq: 1, slot, listedNow: stillListed })
    if (!isPermit(admission)) throw new Error('refused')
    return { permit: admission, ref: admission.ref }
  }

  it('needs a permit for each of them, all for the one room', () => {
    expect(requireRoomPermits({ ...part('w1'), also: [part('w2'), part('w3')] })).toBe(room.address)
    const elsewhere = part('w2', 'Actual', { ...room, address: 'wecom:robot-2' })
    expect(() => requireRoomPermits({ ...part('w1'), also: [elsewhere] })).toThrow('several rooms')
    const mixed = { permit: part('w2').permit, ref: part('w3').ref }
    expect(() => requireRoomPermits({ ...part('w1'), also: [mixed] })).toThrow('another ref')
    const forged = { ...part('w2'), permit: { ...part('w2').permit } }
    expect(() => requireRoomPermits({ ...part('w1'), also: [forged] })).toThrow('no permit')
  })

  it('never says an exercise and a warning together', () => {
    expect(requireRoomPermits({ ...part('w1', 'Exercise'), also: [part('w2', 'Exercise')] })).toBe(room.address)
    expect(() => requireRoomPermits({ ...part('w1'), also: [part('w2', 'Exercise')] })).toThrow('shares no post')
    expect(() => requireRoomPermits({ ...part('w1', 'Test'), also: [part('w2', 'Exercise')] })).toThrow(
      'shares no post',
    )
  })
})

describe('a retained board', () => {
  it('takes the permit of an Actual Alert for its own village', () => {
    const actual = permit('Actual', speakers)
    expect(requireBoardPermit(actual, speakers.place)).toBe(actual)
    expect(() => requireBoardPermit(actual, '430182101202')).toThrow('another place')
  })

  it.each(['Exercise', 'Test'] as const)('takes none of an %s', status => {
    expect(() => requireBoardPermit(permit(status, speakers), speakers.place)).toThrow(
      'never stands on a retained board',
    )
  })
})
