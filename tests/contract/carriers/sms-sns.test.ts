import { startField } from '../../../infra/field/field.ts'
import { snsClient } from '../../../shared/adapters/carriers/sns/client.ts'
import { SnsSmsCarrier } from '../../../shared/adapters/carriers/sns/sms-carrier.ts'
import { arrangeInField } from './field-situations.ts'
import { account, nobodyListens, strangers } from './nobody.ts'
import { smsCarrierContract } from './sms-carrier.ts'

/** Short only where silence is the point: a busy machine must not look like a silent carrier. */
const shortMs = 800
const patientMs = 20_000

smsCarrierContract('SNS', async () => {
  const field = await startField({ population: strangers })
  const carrierAt = (endpoint: string, timeoutMs: number) =>
    new SnsSmsCarrier({ client: snsClient(timeoutMs, { endpoint, ...account }) })
  const endpoint = `${field.url}/sns`
  const carrier = carrierAt(endpoint, patientMs)
  return {
    carrier,
    invalidNumber: '15400000000',
    arrange: situation => {
      if (situation === 'cannot be reached') return carrierAt(nobodyListens, patientMs)
      arrangeInField(field.faults, 'sms', situation)
      return situation.endsWith('never answers') ? carrierAt(endpoint, shortMs) : carrier
    },
    silenceEverybody: calls => field.faults.add({ channel: 'sms', kind: 'hang', calls, takes: true }),
    arrived: () => field.received.figures().sms.received,
    distinct: () => field.received.figures().sms.distinct,
    close: () => field.close(),
  }
})
