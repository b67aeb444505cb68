import { startField } from '../../../infra/field/field.ts'
import { arrangeInField } from './field-situations.ts'
import { nobodyListens, strangers } from './nobody.ts'
import { smsCarrierContract } from './sms-carrier.ts'
import { registered, templateCarriersAt, warningBy } from './template-carriers.ts'

/** Short only where silence is the point: a busy machine must not look like a silent carrier. */
const shortMs = 800
const patientMs = 20_000

/** Tencent's calls are the same in both lanes. */
const lanes = { tencent: ['urgent'], alibaba: ['urgent', 'routine'] } as const

for (const name of ['tencent', 'alibaba'] as const)
  for (const lane of lanes[name])
    smsCarrierContract(
      `${name}, ${lane}`,
      async () => {
        const field = await startField({ population: strangers })
        for (const one of registered) field.console.register(one)
        const carrierAt = templateCarriersAt[name]
        const url = `${field.url}/${name}`
        const carrier = carrierAt({ url, requestTimeoutMs: patientMs })
        return {
          carrier,
          invalidNumber: '+861540000000',
          arrange: situation => {
            if (situation === 'cannot be reached') return carrierAt({ url: nobodyListens })
            arrangeInField(field.faults, 'sms', situation)
            return situation.endsWith('never answers') ? carrierAt({ url, requestTimeoutMs: shortMs }) : carrier
          },
          silenceEverybody: calls => field.faults.add({ channel: 'sms', kind: 'hang', calls, takes: true }),
          arrived: () => field.received.figures().sms.received,
          distinct: () => field.received.figures().sms.distinct,
          close: () => field.close(),
        }
      },
      { content: warningBy(name), lane },
    )
