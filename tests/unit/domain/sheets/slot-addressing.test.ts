import { describe, expect, it } from 'vitest'
import type { Channel } from '../../../../shared/domain/channel.ts'
import type { Colour } from '../../../../shared/domain/colour.ts'
import { slotAddressing } from '../../../../shared/domain/sheets/slot-addressing.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'

const place = '430182101001'
const at = (time: string) => Date.parse(`2026-07-01T${time}:00+08:00`)
const hazard = { event: '防溺水', eventCode: [], urgency: 'Future', certainty: 'Likely' } as const
const forParents = { roles: ['parent' as const], channels: ['sms' as const, 'loudspeaker' as const] }
const ask = (colour: Colour, channel: Channel, slot: object, time: string, addressees = forParents) =>
  slotAddressing(
    defaultPolicy,
    { colour, hazard: { ...hazard, eventCode: [] }, ...(colour === 'none' && { addressees }) },
    { place, channel },
  )({ duty: false, also: [], ...slot }, at(time))

const parent = { roles: ['parent'] }
describe('a notice for parents, by sms and loudspeaker', () => {
  it.each([
    ['a parent by day', 'sms', parent, '10:00', 'send'],
    ['a parent by night', 'sms', parent, '22:00', 'hold'],
    ['a parent who has a duty', 'sms', { ...parent, duty: true }, '10:00', 'send'],
    ['a head of the village who is no parent', 'sms', { duty: true }, '10:00', 'not-for-this-role'],
    ['anybody else', 'sms', {}, '22:00', 'not-for-this-role'],
    ['a room', 'group-chat', {}, '10:00', 'not-by-this-channel'],
    ['a loudspeaker in the morning', 'loudspeaker', {}, '10:00', 'hold'],
    ['a loudspeaker at noon', 'loudspeaker', {}, '12:00', 'send'],
  ] as const)('%s', (_, channel, slot, time, expected) => {
    const answer = ask('none', channel, slot, time)
    expect(answer.kind === 'not-addressed' ? answer.reason : answer.kind).toBe(expected)
  })
})

it('a red warning asks for no role at any hour', () => {
  for (const channel of ['sms', 'group-chat', 'loudspeaker'] as const)
    expect(ask('red', channel, {}, '03:00').kind).toBe('send')
})
