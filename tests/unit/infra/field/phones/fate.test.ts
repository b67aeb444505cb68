import { describe, expect, it } from 'vitest'
import { deliveryLog } from '../../../../../infra/field/phones/delivery-log.ts'
import { type Fate, fateOf, offShare, reportedShare } from '../../../../../infra/field/phones/fate.ts'

const nobody = { seed: 'demo', darkPhones: new Set<string>() }
const phones = Array.from({ length: 56_434 }, (_, n) => `+86154${String(n).padStart(8, '0')}`)
const fates = phones.map(phone => fateOf(phone, nobody))
const share = (receipt: Fate['receipt']): number => fates.filter(fate => fate.receipt === receipt).length / fates.length

describe('what becomes of a message to a phone', () => {
  it('about 3 % of the phones are off; of half of them nobody ever says so', () => {
    expect(Math.abs(share('failed') + share('none') - offShare)).toBeLessThan(0.003)
    expect(Math.abs(share('failed') - offShare * reportedShare)).toBeLessThan(0.002)
  })

  it('about 2 % are handed to a carrier that passes no acknowledgement on, all others are delivered', () => {
    expect(Math.abs(share('handed') - 0.02)).toBeLessThan(0.004)
    expect(share('delivered')).toBeGreaterThan(0.94)
  })

  it('the phone answers after it was handed over, within a few seconds', () => {
    expect(fates.every(({ dwellMs, ackMs }) => dwellMs >= 100 && dwellMs < ackMs && ackMs < 5_000)).toBe(true)
    expect(fates.some(({ ackMs }) => ackMs < 600)).toBe(true)
    expect(fates.some(({ ackMs }) => ackMs > 3_000)).toBe(true)
  })

  it('a phone of the dark village is off, whatever the seed says of it', () => {
    const darkPhones = new Set(phones.slice(0, 200))
    const dark = phones.slice(0, 200).map(phone => fateOf(phone, { ...nobody, darkPhones }).receipt)
    expect(new Set(dark)).toEqual(new Set(['failed', 'none']))
  })
})

describe("SNS's delivery log", () => {
  const taken = {
    messageId: 'm-1',
    phone: '+8615400000001',
    text: '雨'.repeat(71),
    smsType: 'Transactional',
    takenAt: Date.UTC(2026, 5, 1, 2, 53, 0, 7),
  }
  const fate = (receipt: Fate['receipt']): Fate => ({ receipt, carrier: 'China Mobile', dwellMs: 300, ackMs: 900 })
  const written = (receipt: Fate['receipt']) => {
    const log = deliveryLog(taken, fate(receipt), 'e-1')
    return {
      dueAt: log?.dueAt,
      group: log?.group,
      event: log?.event,
      status: JSON.parse(log?.event.message ?? 'null'),
    }
  }

  it('says SUCCESS with the time of the acknowledgement for a phone that answered', () => {
    const { dueAt, group, event, status } = written('delivered')
    expect(group).toBe('DirectPublishToPhoneNumber')
    expect(dueAt).toBe(taken.takenAt + 900)
    expect(event).toMatchObject({ id: 'e-1', timestamp: dueAt })
    expect(status).toEqual({
      notification: { messageId: 'm-1', timestamp: '2026-06-01 02:53:00.007' },
      delivery: {
        phoneCarrier: 'China Mobile',
        mnc: 0,
        mcc: 460,
        numberOfMessageParts: 2,
        destination: '+8615400000001',
        priceInUSD: expect.any(Number),
        smsType: 'Transactional',
        providerResponse: 'Message has been accepted by phone carrier',
        dwellTimeMs: 300,
        dwellTimeMsUntilDeviceAck: 900,
      },
      status: 'SUCCESS',
    })
  })

  it('says SUCCESS without that time for one that was only handed over', () => {
    const { dueAt, status } = written('handed')
    expect(dueAt).toBe(taken.takenAt + 300)
    expect(status.status).toBe('SUCCESS')
    expect(status.delivery).not.toHaveProperty('dwellTimeMsUntilDeviceAck')
  })

  it('says FAILURE, with a time all the same, for one that is off', () => {
    const { group, status } = written('failed')
    expect(group).toBe('DirectPublishToPhoneNumber/Failure')
    expect(status).toMatchObject({ status: 'FAILURE', delivery: { dwellTimeMsUntilDeviceAck: 900 } })
    expect(status.delivery.providerResponse).toBe('Phone is currently unreachable/unavailable')
  })

  it('says nothing at all for the other half of those that are off', () => {
    expect(deliveryLog(taken, fate('none'), 'e-1')).toBeUndefined()
  })
})
