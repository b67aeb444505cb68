import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './constructs/alarms.ts'
import { dataKey } from './constructs/data-key.ts'
import type { House } from './constructs/house.ts'
import type { PartitionFacts } from './partitions.ts'
import { calendar } from './parts/calendar.ts'
import { handOver } from './parts/hand-over.ts'
import { planning, rosters, watching } from './parts/planning.ts'
import { programmes } from './parts/programmes.ts'
import { deliveryLog, records } from './parts/records.ts'
import { site } from './parts/site.ts'
import { store } from './parts/store.ts'
import { surfaces } from './parts/surfaces.ts'
import type { Settings } from './settings.ts'
import { smsCarrierOf } from './sms-carriers.ts'

export type TongluoProps = { partition: PartitionFacts; settings: Settings; codeOf: House['codeOf'] }

/**
 * The whole house at a glance, in the order in which a warning lives:
 *
 *   surfaces   POST /v1/alerts → receive-warning → warnings; its stream is the outbox
 *   planning   stream → relay-outbox → plan-delivery → one message per sheet; watch-delivery and tick find what is missing
 *   hand-over  send-sms · send-loudspeaker · send-group-chat, urgent and routine apart
 *   programmes schedule-programme → publish-programme → the retained week of each village
 *   calendar   keep-calendar holds the book of notices; tell-notices plans what it makes due, and tells it through the door
 *   records    carriers and terminals → decode-delivery-log, record-receipt, record-presence; dead letters → record-dead-letter
 */
export class TongluoStack extends Stack {
  constructor(scope: Construct, id: string, { partition, settings, codeOf }: TongluoProps) {
    super(scope, id, { description: 'Tongluo: alert broadcast and warning', terminationProtection: true })
    const key = dataKey(this, settings.prefix)
    const alarms = new Alarms(this, 'alarms', { key, settings })
    const parts = store(site(this, { key, alarms, settings, codeOf }, partition))
    surfaces(parts)
    rosters(parts)
    watching(parts, planning(parts))
    handOver(parts)
    programmes(parts)
    calendar(parts)
    records(parts)
    if (smsCarrierOf(partition, settings).name === 'sns') deliveryLog(parts)
  }
}
