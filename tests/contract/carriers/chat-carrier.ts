import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatCarrier, ChatPost } from '../../../shared/ports/carriers.ts'
import { forgedPermit, never, permitFor, refOf, until } from './permits.ts'
import { expectations, type Situation } from './situations.ts'

export const room = 'wecom:contract-room'
export const revokedRoom = 'wecom:contract-revoked'

export type ChatHarness = {
  carrier: ChatCarrier
  arrange: (situation: Situation) => ChatCarrier
  silence: () => void
  arrived: () => number
  close: () => Promise<void>
}

const post = (address: string, body = '暴雨红色预警', kind: 'text' | 'markdown' = 'markdown'): ChatPost => ({
  permit: permitFor(address),
  content: { kind, body },
  ref: refOf('group-chat'),
})

export const chatCarrierContract = (name: string, start: () => Promise<ChatHarness>): void => {
  describe(`a chat group through ${name}`, () => {
    let harness: ChatHarness
    beforeEach(async () => {
      harness = await start()
    })
    afterEach(() => harness.close())

    it.each(['text', 'markdown'] as const)('accepts a post in %s', async kind => {
      expect(await harness.carrier.post(post(room, '停课', kind), never())).toMatchObject({ outcome: 'accepted' })
      expect(harness.arrived()).toBe(1)
    })

    it.each(expectations)('a carrier that $situation: $result.outcome, $result.reason', async expectation => {
      const result = await harness.arrange(expectation.situation).post(post(room), never())
      expect(result).toMatchObject(expectation.result)
      expect(harness.arrived()).toBe(expectation.arrives ? 1 : 0)
    })

    it('is told when the robot was thrown out of its group', async () => {
      const result = await harness.carrier.post(post(revokedRoom), never())
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
