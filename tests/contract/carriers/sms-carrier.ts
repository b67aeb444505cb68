import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Lane } from '../../../shared/domain/channel.ts'
import type { SmsCarrier, SmsContent, SmsMessage } from '../../../shared/ports/carriers.ts'
import { forgedPermit, never, permitFor, phone, refOf, until } from './permits.ts'
import { expectations, type Situation } from './situations.ts'

export type SmsHarness = {
  carrier: SmsCarrier
  /** The next hand-over goes this way; a carrier that cannot be reached is another one. */
  arrange: (situation: Situation) => SmsCarrier
  /** A number the carrier calls no number. */
  invalidNumber: string
  /** Everybody waits for an answer that does not come. */
  silenceEverybody: (calls: number) => void
  arrived: () => number
  distinct: () => number
  close: () => Promise<void>
}

type Said = { content: SmsContent; lane: Lane }

export const smsCarrierContract = (
  name: string,
  start: () => Promise<SmsHarness>,
  { content, lane }: Said = { content: { text: '暴雨红色预警' }, lane: 'urgent' },
): void => {
  const message = (address: string): SmsMessage => ({
    permit: permitFor(address, { sheet: { channel: 'sms' } }),
    content,
    ref: refOf('sms'),
  })

  describe(`SMS through ${name}`, () => {
    let harness: SmsHarness
    beforeEach(async () => {
      harness = await start()
    })
    afterEach(() => harness.close())

    it('accepts a message to a number, and says under which id', async () => {
      const [result] = await harness.carrier.send([message(phone(1))], lane, never())
      expect(result).toMatchObject({ outcome: 'accepted', messageId: expect.stringMatching(/.+/) })
      expect(harness.arrived()).toBe(1)
    })

    it.each(expectations)('a carrier that $situation: $result.outcome, $result.reason', async expectation => {
      const [result] = await harness.arrange(expectation.situation).send([message(phone(1))], lane, never())
      expect(result).toMatchObject(expectation.result)
      expect(harness.arrived()).toBe(expectation.arrives ? 1 : 0)
    })

    it('answers in the order of the messages, one verdict each', async () => {
      const addresses = [phone(1), harness.invalidNumber, phone(2)]
      const results = await harness.carrier.send(
        addresses.map(address => message(address)),
        lane,
        never(),
      )
      expect(results).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'refused', reason: 'invalid-address' },
        { outcome: 'accepted' },
      ])
      expect(harness.arrived()).toBe(2)
    })

    it('hands a whole page over, everybody once', async () => {
      const messages = Array.from({ length: 500 }, (_, n) => message(phone(n)))
      const results = await harness.carrier.send(messages, lane, never())
      expect(results.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(500)
      expect([harness.arrived(), harness.distinct()]).toEqual([500, 500])
    })

    it('hands nothing over when one permit is forged', async () => {
      const forged = { ...message(phone(2)), permit: forgedPermit(phone(2)) }
      await expect(harness.carrier.send([message(phone(1)), forged], lane, never())).rejects.toThrow('no permit')
      expect(harness.arrived()).toBe(0)
    })

    it('hands nothing over when one permit is for another Alert, another place or another channel', async () => {
      for (const sheet of [{ warning: 'w2' }, { place: '430182101002' }, { channel: 'loudspeaker' as const }]) {
        const strange = { ...message(phone(2)), permit: permitFor(phone(2), { sheet }) }
        await expect(harness.carrier.send([message(phone(1)), strange], lane, never())).rejects.toThrow('for another')
      }
      expect(harness.arrived()).toBe(0)
    })

    it('begins nothing once it was told to stop', async () => {
      const [result] = await harness.carrier.send([message(phone(1))], lane, AbortSignal.abort())
      expect(result).toEqual({ outcome: 'retry-later', reason: 'interrupted' })
      expect(harness.arrived()).toBe(0)
    })

    it('does not know what became of the ones that were open when it was told to stop', async () => {
      harness.silenceEverybody(3)
      const stop = new AbortController()
      const results = harness.carrier.send([message(phone(1)), message(phone(2)), message(phone(3))], lane, stop.signal)
      await until(() => harness.arrived() === 3)
      stop.abort()
      expect(await results).toEqual(Array(3).fill({ outcome: 'unknown', reason: 'interrupted' }))
    })
  })
}
