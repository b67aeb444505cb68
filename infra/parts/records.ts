import { Duration } from 'aws-cdk-lib'
import { keepFailedEvents } from '../constructs/asynchronous-edges.ts'
import { DeliveryLog } from '../constructs/delivery-log.ts'
import { watchOverSms } from '../constructs/operator-alarms.ts'
import { lostFolder } from '../constructs/raw-bucket.ts'
import {
  putsUnder,
  queriesIndex,
  reads,
  readsAndWrites,
  readsSecret,
  sendsTo,
  takesFrom,
} from '../constructs/rights.ts'
import { dueIndex } from '../constructs/tables.ts'
import { Terminals } from '../constructs/terminals.ts'
import { sendQueues, workTimeoutSeconds } from '../queues.ts'
import { wholeCoreMb } from './site.ts'
import type { Parts } from './store.ts'

/** What carriers and terminals say, and what nobody could handle. */
export const records = ({
  directory,
  warnings,
  sheets,
  raw,
  phoneKey,
  queues,
  tableNames,
  site: { house, scope, work },
}: Parts): void => {
  const { DIRECTORY_TABLE, SHEETS_TABLE } = tableNames
  const timeoutSeconds = workTimeoutSeconds
  const receipt = work('record-receipt', {
    environment: { DIRECTORY_TABLE, SHEETS_TABLE, PHONE_KEY_SECRET: phoneKey.secretArn },
    rights: [reads(directory), readsAndWrites(sheets), takesFrom(queues.get('receipts')), readsSecret(phoneKey)],
    timeoutSeconds,
    // 6 MB of packs are some hundred thousand receipts: a cold one with less of a core would not be through in its time.
    memoryMb: wholeCoreMb,
  })
  const presence = work('record-presence', {
    environment: { DIRECTORY_TABLE },
    rights: [readsAndWrites(directory), takesFrom(queues.get('presence'))],
    timeoutSeconds,
  })
  queues.feed(receipt.lambda, 'receipts')
  queues.feed(presence.lambda, 'presence')
  new Terminals(scope, house.settings.prefix, {
    receipts: queues.get('receipts'),
    presence: queues.get('presence'),
    failures: queues.get('terminal-failures'),
  })

  const deadLetter = work('record-dead-letter', {
    environment: { ...tableNames, RAW_BUCKET: raw.bucketName, ...queues.urls(...sendQueues) },
    rights: [
      reads(directory),
      readsAndWrites(sheets, warnings),
      queriesIndex(warnings, dueIndex),
      putsUnder(raw, lostFolder),
      takesFrom(...queues.dead()),
      sendsTo(...queues.all(...sendQueues)),
    ],
    timeoutSeconds,
  })
  queues.feedDead(deadLetter.lambda)
}

/** SNS says nothing to us directly: its delivery log is where the receipts of SMS are. */
export const deliveryLog = ({ sheets, queues, tableNames, site: { house, scope, work } }: Parts): void => {
  const failures = queues.get('delivery-log-failures')
  const decode = work('decode-delivery-log', {
    environment: { SHEETS_TABLE: tableNames.SHEETS_TABLE },
    rights: [readsAndWrites(sheets), sendsTo(failures)],
    timeoutSeconds: 60,
  })
  keepFailedEvents(decode.lambda, failures, Duration.hours(1))
  new DeliveryLog(scope, house.key, decode.lambda)
  watchOverSms(house.alarms, house.settings)
}
