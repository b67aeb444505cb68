import { CfnOutput, Duration, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { Alarms } from './constructs/alarms.ts'
import { everyMinute, keepFailedEvents, relayStream } from './constructs/asynchronous-edges.ts'
import { dataKey } from './constructs/data-key.ts'
import { DeliveryLog } from './constructs/delivery-log.ts'
import type { House } from './constructs/house.ts'
import { HttpSurface } from './constructs/http-surface.ts'
import { LambdaFunction, type LambdaPlan } from './constructs/lambda-function.ts'
import { watchOverAll, watchOverSms } from './constructs/operator-alarms.ts'
import { Queues } from './constructs/queues.ts'
import { lostFolder, rawBucket, rawFolder } from './constructs/raw-bucket.ts'
import {
  followsStream,
  publishesToPhones,
  publishesToTerminals,
  putsUnder,
  queriesIndex,
  reads,
  readsAndWrites,
  readsSecret,
  sendsTo,
  takesFrom,
} from './constructs/rights.ts'
import { secrets } from './constructs/secrets.ts'
import { dueIndex, tables } from './constructs/tables.ts'
import { Terminals } from './constructs/terminals.ts'
import type { FunctionName } from './environments.ts'
import type { PartitionFacts } from './partitions.ts'
import { type QueueName, rosterTimeoutSeconds, sendTimeoutSeconds, workTimeoutSeconds } from './queues.ts'
import type { Settings } from './settings.ts'

/** An HTTP API waits 30 s and no longer (API Gateway quotas). */
const httpTimeoutSeconds = 29
/** From here on a function has a whole core to itself (Lambda developer guide, memory). */
const wholeCoreMb = 1769
const wecomUrl = 'https://qyapi.weixin.qq.com'
const sendQueues = ['sms-urgent', 'sms-routine', 'speaker-urgent', 'speaker-routine', 'chat'] as const

export type TongluoProps = { partition: PartitionFacts; settings: Settings; codeOf: House['codeOf'] }
type Parts = ReturnType<TongluoStack['store']>

/** The whole house at a glance: what is stored and what waits, who works and may do what, what wakes whom. */
export class TongluoStack extends Stack {
  readonly #house: House
  readonly #partition: PartitionFacts

  constructor(scope: Construct, id: string, { partition, settings, codeOf }: TongluoProps) {
    super(scope, id, { description: 'Tongluo: alert broadcast and warning', terminationProtection: true })
    const key = dataKey(this, settings.prefix)
    const alarms = new Alarms(this, 'alarms', { key, settings })
    this.#house = { key, alarms, settings, codeOf }
    this.#partition = partition

    const parts = this.store()
    this.#serve(parts)
    this.#plan(parts)
    this.#send(parts)
    this.#record(parts)
  }

  store() {
    const { key, settings } = this.#house
    const stored = { ...tables(this, key), ...secrets(this, key), raw: rawBucket(this, key) }
    const queues = new Queues(this, this.#house, this.#partition.smsDeliveryLog ? [] : ['delivery-log-failures'])
    const http = new HttpSurface(this, this.#house)
    new CfnOutput(this, 'url', { key: 'Url', value: http.url })
    new CfnOutput(this, 'admin-key-secret', { key: 'AdminKeySecret', value: stored.adminKey.secretArn })
    const { directory, warnings, sheets } = stored
    const tableNames = {
      DIRECTORY_TABLE: directory.tableName,
      WARNINGS_TABLE: warnings.tableName,
      SHEETS_TABLE: sheets.tableName,
    }
    return { ...stored, queues, http, tableNames, publicUrl: settings.publicUrl ?? http.url }
  }

  /** What is reached over HTTP, cut by trust. */
  #serve({ http, directory, warnings, sheets, raw, adminKey, queues, tableNames, publicUrl }: Parts): void {
    const { DIRECTORY_TABLE, WARNINGS_TABLE } = tableNames
    const ADMIN_KEY_SECRET = adminKey.secretArn
    const timeoutSeconds = httpTimeoutSeconds
    const receiveWarning = this.#work('receive-warning', {
      environment: {
        DIRECTORY_TABLE,
        WARNINGS_TABLE,
        RAW_BUCKET: raw.bucketName,
        PUBLIC_URL: publicUrl,
        SMS_SIGNATURE: this.#house.settings.smsSignature,
      },
      rights: [reads(directory), readsAndWrites(warnings), putsUnder(raw, rawFolder)],
      timeoutSeconds,
      memoryMb: wholeCoreMb,
    })
    const operateService = this.#work('operate-service', {
      environment: { DIRECTORY_TABLE, WARNINGS_TABLE, ADMIN_KEY_SECRET },
      rights: [readsAndWrites(directory, warnings), readsSecret(adminKey)],
      timeoutSeconds,
    })
    const importDirectory = this.#work('import-directory', {
      environment: { DIRECTORY_TABLE, ADMIN_KEY_SECRET, ...queues.urls('roster') },
      rights: [readsAndWrites(directory), readsSecret(adminKey), sendsTo(queues.get('roster'))],
      timeoutSeconds,
      memoryMb: wholeCoreMb,
    })
    const readWarnings = this.#work('read-warnings', {
      environment: tableNames,
      rights: [reads(directory, warnings, sheets), queriesIndex(warnings, dueIndex)],
      timeoutSeconds,
      memoryMb: wholeCoreMb,
    })
    const showAlert = this.#work('show-alert', {
      environment: { WARNINGS_TABLE },
      rights: [reads(warnings)],
      timeoutSeconds,
    })
    http.serve(receiveWarning, operateService, importDirectory, readWarnings, showAlert)
  }

  /** From an issued warning to one message per sheet; and what looks after them until all is marked. */
  #plan({ directory, warnings, sheets, phoneKey, queues, tableNames }: Parts): void {
    const { DIRECTORY_TABLE, WARNINGS_TABLE } = tableNames
    const plans = ['plan-urgent', 'plan-routine'] as const
    const relay = this.#work('relay-outbox', {
      environment: { WARNINGS_TABLE, ...queues.urls(...plans) },
      rights: [reads(warnings), followsStream(warnings), sendsTo(...queues.all(...plans, 'outbox-failures'))],
      timeoutSeconds: workTimeoutSeconds,
    })
    relayStream(relay.lambda, warnings, queues.get('outbox-failures'))

    const plan = this.#work('plan-delivery', {
      environment: { DIRECTORY_TABLE, WARNINGS_TABLE, ...queues.urls(...sendQueues, 'watch') },
      rights: [
        reads(directory),
        readsAndWrites(warnings),
        sendsTo(...queues.all(...sendQueues, 'watch')),
        takesFrom(...queues.all(...plans)),
      ],
      timeoutSeconds: workTimeoutSeconds,
      memoryMb: wholeCoreMb,
    })
    queues.feed(plan.lambda, ...plans)

    const watch = this.#work('watch-delivery', {
      environment: { ...tableNames, ...queues.urls(...sendQueues, 'watch') },
      rights: [
        reads(directory, sheets),
        readsAndWrites(warnings),
        sendsTo(...queues.all(...sendQueues, 'watch')),
        takesFrom(queues.get('watch')),
      ],
      timeoutSeconds: workTimeoutSeconds,
      memoryMb: 1024,
    })
    queues.feed(watch.lambda, 'watch')

    const tick = this.#work('tick', {
      environment: { WARNINGS_TABLE, ...queues.urls(...plans, 'watch') },
      rights: [
        readsAndWrites(warnings),
        queriesIndex(warnings, dueIndex),
        sendsTo(...queues.all(...plans, 'watch', 'tick-failures')),
      ],
      timeoutSeconds: workTimeoutSeconds,
    })
    keepFailedEvents(tick.lambda, queues.get('tick-failures'), Duration.minutes(1))
    everyMinute(this, tick.lambda, queues.get('tick-failures'))

    const roster = this.#work('publish-roster', {
      environment: { DIRECTORY_TABLE, PHONE_KEY_SECRET: phoneKey.secretArn },
      rights: [readsAndWrites(directory), readsSecret(phoneKey), takesFrom(queues.get('roster'))],
      timeoutSeconds: rosterTimeoutSeconds,
      memoryMb: wholeCoreMb,
    })
    queues.feed(roster.lambda, 'roster')
    watchOverAll(this.#house.alarms, tick.lambda, relay.lambda)
  }

  /** Hand-over to the carriers, each in both lanes. */
  #send({ directory, warnings, sheets, boardKey, queues, tableNames, publicUrl }: Parts): void {
    const { settings } = this.#house
    const sheetWork = [reads(directory, warnings), readsAndWrites(sheets)]
    const takesAndReturns = (...names: QueueName[]) => [
      sendsTo(...queues.all(...names)),
      takesFrom(...queues.all(...names)),
    ]
    const bySms = this.#partition.smsCarrier === 'sns'
    const sms = this.#work('send-sms', {
      environment: {
        ...tableNames,
        SMS_CARRIER: this.#partition.smsCarrier,
        SMS_RATE_PER_SECOND: String(settings.smsRatePerSecond),
        SMS_SIGNATURE: settings.smsSignature,
        SMS_SENDER_ID: settings.smsSenderId,
        PUBLIC_URL: publicUrl,
        ...queues.urls('sms-urgent', 'sms-routine'),
      },
      rights: [...sheetWork, ...takesAndReturns('sms-urgent', 'sms-routine'), ...(bySms ? [publishesToPhones()] : [])],
      timeoutSeconds: sendTimeoutSeconds,
      memoryMb: wholeCoreMb,
    })
    queues.feed(sms.lambda, 'sms-urgent', 'sms-routine')

    const loudspeaker = this.#work('send-loudspeaker', {
      environment: {
        ...tableNames,
        BOARD_KEY_SECRET: boardKey.secretArn,
        ...queues.urls('speaker-urgent', 'speaker-routine'),
      },
      rights: [
        ...sheetWork,
        ...takesAndReturns('speaker-urgent', 'speaker-routine'),
        readsSecret(boardKey),
        publishesToTerminals(),
      ],
      timeoutSeconds: sendTimeoutSeconds,
      memoryMb: 1024,
    })
    queues.feed(loudspeaker.lambda, 'speaker-urgent', 'speaker-routine')

    const groupChat = this.#work('send-group-chat', {
      environment: { ...tableNames, WECOM_URL: wecomUrl, PUBLIC_URL: publicUrl, ...queues.urls('chat') },
      rights: [...sheetWork, ...takesAndReturns('chat')],
      timeoutSeconds: sendTimeoutSeconds,
    })
    queues.feed(groupChat.lambda, 'chat')
  }

  /** What carriers and terminals say, and what nobody could handle. */
  #record({ directory, warnings, sheets, raw, queues, tableNames }: Parts): void {
    const { DIRECTORY_TABLE, WARNINGS_TABLE, SHEETS_TABLE } = tableNames
    const timeoutSeconds = workTimeoutSeconds
    const receipt = this.#work('record-receipt', {
      environment: { DIRECTORY_TABLE, SHEETS_TABLE },
      rights: [reads(directory), readsAndWrites(sheets), takesFrom(queues.get('receipts'))],
      timeoutSeconds,
    })
    const presence = this.#work('record-presence', {
      environment: { DIRECTORY_TABLE },
      rights: [readsAndWrites(directory), takesFrom(queues.get('presence'))],
      timeoutSeconds,
    })
    queues.feed(receipt.lambda, 'receipts')
    queues.feed(presence.lambda, 'presence')
    const { prefix } = this.#house.settings
    new Terminals(this, prefix, {
      receipts: queues.get('receipts'),
      presence: queues.get('presence'),
      failures: queues.get('terminal-failures'),
    })

    if (this.#partition.smsDeliveryLog) this.#readDeliveryLog({ sheets, queues, tableNames })

    const deadLetter = this.#work('record-dead-letter', {
      environment: { ...tableNames, RAW_BUCKET: raw.bucketName },
      rights: [
        reads(directory),
        readsAndWrites(sheets, warnings),
        queriesIndex(warnings, dueIndex),
        putsUnder(raw, lostFolder),
        takesFrom(...queues.dead()),
      ],
      timeoutSeconds,
    })
    queues.feedDead(deadLetter.lambda)
  }

  #readDeliveryLog({ sheets, queues, tableNames }: Pick<Parts, 'sheets' | 'queues' | 'tableNames'>): void {
    const { key, alarms, settings } = this.#house
    const failures = queues.get('delivery-log-failures')
    const decode = this.#work('decode-delivery-log', {
      environment: { SHEETS_TABLE: tableNames.SHEETS_TABLE },
      rights: [readsAndWrites(sheets), sendsTo(failures)],
      timeoutSeconds: 60,
    })
    keepFailedEvents(decode.lambda, failures, Duration.hours(1))
    new DeliveryLog(this, key, decode.lambda)
    watchOverSms(alarms, settings)
  }

  #work<Name extends FunctionName>(name: Name, plan: LambdaPlan<Name>): LambdaFunction<Name> {
    return new LambdaFunction(this, this.#house, name, plan)
  }
}
