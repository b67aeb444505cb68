import { Duration } from 'aws-cdk-lib'
import { everyMinute, keepFailedEvents, relayStream } from '../constructs/asynchronous-edges.ts'
import { countUnattended, watchOverAll } from '../constructs/operator-alarms.ts'
import {
  followsStream,
  queriesIndex,
  reads,
  readsAndWrites,
  readsSecret,
  sendsTo,
  takesFrom,
} from '../constructs/rights.ts'
import { dueIndex } from '../constructs/tables.ts'
import { rosterTimeoutSeconds, sendQueues, workTimeoutSeconds } from '../queues.ts'
import { smsCarrierOf } from '../sms-carriers.ts'
import { wholeCoreMb } from './site.ts'
import type { Parts } from './store.ts'

const planQueues = ['plan-urgent', 'plan-routine'] as const
const timeoutSeconds = workTimeoutSeconds

/** From an issued warning to one message per sheet. */
export const planning = ({ directory, warnings, queues, tableNames, site: { work } }: Parts) => {
  const { DIRECTORY_TABLE, WARNINGS_TABLE } = tableNames
  const relay = work('relay-outbox', {
    environment: { WARNINGS_TABLE, ...queues.urls(...planQueues, 'notices') },
    rights: [
      reads(warnings),
      followsStream(warnings),
      sendsTo(...queues.all(...planQueues, 'notices', 'outbox-failures')),
    ],
    timeoutSeconds,
  })
  relayStream(relay.lambda, warnings, queues.get('outbox-failures'))

  const plan = work('plan-delivery', {
    environment: { DIRECTORY_TABLE, WARNINGS_TABLE, ...queues.urls(...sendQueues, 'watch') },
    rights: [
      reads(directory),
      readsAndWrites(warnings),
      sendsTo(...queues.all(...sendQueues, 'watch')),
      takesFrom(...queues.all(...planQueues)),
    ],
    timeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  queues.feed(plan.lambda, ...planQueues)
  return { relay }
}

/** What looks after every county until all is marked, and the one clock. */
export const watching = (parts: Parts, { relay }: ReturnType<typeof planning>): void => {
  const { directory, warnings, sheets, queues, tableNames, site } = parts
  const { DIRECTORY_TABLE, WARNINGS_TABLE } = tableNames
  const watch = site.work('watch-delivery', {
    environment: { ...tableNames, ...queues.urls(...sendQueues, 'watch') },
    rights: [
      reads(directory, sheets),
      readsAndWrites(warnings),
      sendsTo(...queues.all(...sendQueues, 'watch')),
      takesFrom(queues.get('watch')),
    ],
    timeoutSeconds,
    memoryMb: 1024,
  })
  queues.feed(watch.lambda, 'watch')

  const failures = queues.get('tick-failures')
  const tick = site.work('tick', {
    environment: {
      DIRECTORY_TABLE,
      WARNINGS_TABLE,
      SMS_CARRIER: smsCarrierOf(site.partition, site.house.settings).name,
      ...queues.urls(...planQueues, 'watch', 'roster', 'notices'),
    },
    rights: [
      reads(directory),
      readsAndWrites(warnings),
      queriesIndex(warnings, dueIndex),
      sendsTo(...queues.all(...planQueues, 'watch', 'roster', 'notices'), failures),
    ],
    timeoutSeconds,
  })
  keepFailedEvents(tick.lambda, failures, Duration.minutes(1))
  everyMinute(site.scope, tick.lambda, failures)
  watchOverAll(site.house.alarms, tick.lambda, relay.lambda)
  countUnattended(site.house.settings, tick)
}

/** From a county's records to its roster pages. */
export const rosters = ({ directory, phoneKey, queues, tableNames, site: { work } }: Parts): void => {
  const roster = work('publish-roster', {
    environment: { DIRECTORY_TABLE: tableNames.DIRECTORY_TABLE, PHONE_KEY_SECRET: phoneKey.secretArn },
    rights: [readsAndWrites(directory), readsSecret(phoneKey), takesFrom(queues.get('roster'))],
    timeoutSeconds: rosterTimeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  queues.feed(roster.lambda, 'roster')
}
