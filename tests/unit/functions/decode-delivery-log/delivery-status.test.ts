import { describe, expect, it } from 'vitest'
import { readDeliveryStatus } from '../../../../functions/decode-delivery-log/delivery-status.ts'

const line = (status: string, delivery: Record<string, unknown>) =>
  JSON.stringify({
    notification: { messageId: 'm-1', timestamp: '2026-07-01 04:10:00.000' },
    delivery: { destination: '+8615400000001', smsType: 'Transactional', dwellTimeMs: 599, ...delivery },
    status,
  })

describe('one line of the delivery log', () => {
  it.each([
    ['SUCCESS', { dwellTimeMsUntilDeviceAck: 1344 }, { state: 'delivered' }],
    ['SUCCESS', { dwellTimeMsUntilDeviceAck: 0 }, { state: 'delivered' }],
    ['SUCCESS', {}, { state: 'handed' }],
    ['SUCCESS', { dwellTimeMsUntilDeviceAck: null }, { state: 'handed' }],
    ['FAILURE', { providerResponse: 'Phone is currently unreachable/unavailable' }, { reason: 'phone-unreachable' }],
    ['FAILURE', { providerResponse: 'Phone carrier has blocked this message' }, { reason: 'carrier-blocked' }],
    ['FAILURE', { providerResponse: 'Destination is blacklisted' }, { reason: 'blocked-list' }],
    ['FAILURE', { providerResponse: 'Phone number is opted out' }, { reason: 'opted-out' }],
    ['FAILURE', { providerResponse: 'Unknown error attempting to reach phone' }, { reason: 'unclassified' }],
    ['FAILURE', { providerResponse: 'call +8615400000001' }, { reason: 'unclassified' }],
    ['FAILURE', { dwellTimeMsUntilDeviceAck: 5 }, { reason: 'unclassified' }],
  ])('%s with %j is %j', (status, delivery, expected) => {
    const report = readDeliveryStatus(line(status, delivery))
    expect(report).toMatchObject({ messageId: 'm-1', ...('reason' in expected && { state: 'failed' }), ...expected })
  })

  it('never carries the phone or the carrier’s words on', () => {
    const report = readDeliveryStatus(line('FAILURE', { providerResponse: '+8615400000001 hung up' }))
    expect(JSON.stringify(report)).not.toContain('154')
  })

  it.each(['', 'not JSON', '{}', '{"status":"SUCCESS"}', line('PENDING', {})])('%j is none', text => {
    expect(() => readDeliveryStatus(text)).toThrow()
  })
})
