import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoomCarrier } from '../../../shared/domain/rooms/room-carrier.ts'
import type { ChatCarrier, ChatPost } from '../../../shared/ports/carriers.ts'
import { forgedPermit, never, permitFor, refOf, until } from './permits.ts'
import { expectations, type Situation } from './situations.ts'

/** Rooms by their robots; those that can sign do. */
export type ChatRooms = { room: string; revoked: string; other: string }
export const roomsOf = (carrier: RoomCarrier): ChatRooms => {
  const secret = carrier === 'wecom' ? '' : ':contract-secret'
  return {
    room: `${carrier}:contract-room${secret}`,
    other: `${carrier}:contract-other${secret}`,
    revoked: `${carrier}:contract-revoked${secret}`,
  }
}

export type ChatHarness = {
  carrier: ChatCarrier
  arrange: (situation: Situation) => ChatCarrier
  silence: () => void
  arrived: () => number
  close: () => Promise<void>
}

const contents: ChatPost['content'][] = [
  { kind: 'text', body: '停课' },
  { kind: 'markdown', body: '<font color="warning">【红色】</font>**停课**\n[详见](https://warn.example.org/a/w1)' },
  { kind: 'picture', title: '暴雨红色预警', body: '请转移。', pictureUrl: 'https://warn.example.org/mn.png' },
]
const post = (
  address: string,
  content: ChatPost['content'] = { kind: 'markdown', body: '暴雨红色预警' },
): ChatPost => ({
  permit: permitFor(address),
  content,
  ref: refOf('group-chat'),
})

/** `without`: what this carrier has no word for. */
export const chatCarrierContract = (
  name: string,
  { room, revoked, other }: ChatRooms,
  start: () => Promise<ChatHarness>,
  without?: Situation,
): void => {
  describe(`a chat group through ${name}`, () => {
    let harness: ChatHarness
    beforeEach(async () => {
      harness = await start()
    })
    afterEach(() => harness.close())

    it.each(contents)('accepts a post: $kind', async content => {
      expect(await harness.carrier.post(post(room, content), never())).toMatchObject({ outcome: 'accepted' })
      expect(harness.arrived()).toBe(1)
    })

    it('accepts one post of several Alerts, each with a permit of its own for this room', async () => {
      const also = [{ permit: permitFor(room), ref: refOf('group-chat') }]
      expect(await harness.carrier.post({ ...post(room), also }, never())).toMatchObject({ outcome: 'accepted' })
      for (const permit of [forgedPermit(room), permitFor(other)]) {
        const strange = { ...post(room), also: [{ permit, ref: refOf('group-chat') }] }
        await expect(harness.carrier.post(strange, never())).rejects.toThrow('nothing is handed over')
      }
      expect(harness.arrived()).toBe(1)
    })

    it.each(expectations.filter(({ situation }) => situation !== without))(
      'a carrier that $situation: $result.outcome, $result.reason',
      async expectation => {
        const result = await harness.arrange(expectation.situation).post(post(room), never())
        expect(result).toMatchObject(expectation.result)
        expect(harness.arrived()).toBe(expectation.arrives ? 1 : 0)
      },
    )

    it('is told when the robot was thrown out of its group', async () => {
      const result = await harness.carrier.post(post(revoked), never())
      expect(result).toEqual({ outcome: 'refused', reason: 'robot-revoked' })
    })

    it('posts nothing on a forged permit', async () => {
      const forged = { ...post(room), permit: forgedPermit(room) }
      await expect(harness.carrier.post(forged, never())).rejects.toThrow('no permit')
      expect(harness.arrived()).toBe(0)
    })

    it('posts nothing on a permit for another Alert or another channel', async () => {
      for (const sheet of [{ warning: 'w2' }, { channel: 'sms' as const }]) {
        const strange = { ...post(room), permit: permitFor(room, { sheet }) }
        await expect(harness.carrier.post(strange, never())).rejects.toThrow('for another')
      }
      expect(harness.arrived()).toBe(0)
    })

    it('begins nothing once it was told to stop', async () => {
      const result = await harness.carrier.post(post(room), AbortSignal.abort())
      expect(result).toEqual({ outcome: 'retry-later', reason: 'interrupted' })
      expect(harness.arrived()).toBe(0)
    })

    it('does not know what became of the post that was open when it was told to stop', async () => {
      harness.silence()
      const stop = new AbortController()
      const result = harness.carrier.post(post(room), stop.signal)
      await until(() => harness.arrived() === 1)
      stop.abort()
      expect(await result).toEqual({ outcome: 'unknown', reason: 'interrupted' })
    })
  })
}
