import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { hashOfPhone } from '../../../shared/adapters/dynamodb/phone-index.ts'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { OutboxEntry, PlanMessage, SendMessage, WatchMessage } from '../../../shared/contracts/queue-messages.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import { createTables } from '../../contract/support/create-tables.ts'
import { seeded } from '../../scenario/support/random.ts'
import { meter, type Request } from './capacity-meter.ts'
import type { CarrierName } from './carriers.ts'
import { type Effort, efforts } from './effort.ts'
import { functionsOf } from './functions.ts'
import { type Directory, loadCounty } from './load-county.ts'
import { keptQueues, type Traffic } from './queues.ts'
import { loudspeakersReport, phonesReport } from './receipts.ts'

export type Measured = {
  carrier: CarrierName
  /** Phones, loudspeakers and rooms that the warning was handed over to. */
  recipients: { phones: number; loudspeakers: number; rooms: number }
  requests: Request[]
  traffic: Map<string, Traffic>
  efforts: Map<string, Effort>
  /** How often carriers called back. */
  callbacks: number
  carrierCalls: number
}

type Options = {
  endpoint: string
  directory: Directory
  document: { bytes: Uint8Array; contentType: string }
  carrier: CarrierName
  /** Phones handed over a second: when a request is made, for the keys that take most. */
  perSecond: number
  /** When the warning is received, ms. */
  at: number
}

const office: KeyHolder = {
  ...{ id: 'met-office', name: '气象台', role: 'source', area: '' },
  ...{ levels: ['red', 'orange', 'yellow', 'blue', 'none'], maxRecipients: 10_000_000 },
}
const functionTimeoutMs = 20_000
/** Loudspeakers and rooms, sheets a second: the quick channels, beside the phones. */
const quickSheetsPerSecond = 150
/** A county's sending and its first receipts take a minute: the watch looks each ten seconds. */
const watches = 7

/**
 * One warning to one county, from the door to the last receipt and the watch, on a clock that the run moves: the functions' own use cases
 * over the real adapters of the store and the queues. What it asked of the store is in `requests`, each with the capacity that the store said.
 */
export const run = async (options: Options): Promise<Measured> => {
  const { endpoint, directory, document, carrier, perSecond, at } = options
  const account = {
    ...{ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } },
    // A machine may be busy, and a request that is tried again would be counted twice.
    requestHandler: { requestTimeout: 20_000, throwOnRequestTimeout: true },
  }
  const [raw, aside] = [dynamoDbClient(account), documentClient(dynamoDbClient(account))]
  const tables = await createTables(raw)
  const slotsOf = await loadCounty(aside, tables, directory, new Date(at).toISOString().slice(0, 10))

  const clock = { at, now: () => clock.at }
  const [queues, done] = [keptQueues(), efforts()]
  const requests = meter(raw, () => ({ by: done.current(), at: clock.at }))
  const nameOfPhone = (phone: string) => hashOfPhone('a key for the run', phone)
  const client = documentClient(raw)
  const functions = functionsOf({ client, tables, clock, queues, carrier, nameOfPhone })
  const box = () => {
    const until = clock.at + functionTimeoutMs
    return { remainingMs: () => until - clock.at, signal: new AbortController().signal }
  }

  const reception = await done.of('receive-warning', () => functions.receive(document, office))
  if (reception.kind !== 'received') throw new Error(`the warning was refused: ${JSON.stringify(reception)}`)
  for (const row of await queryAll(aside, tables.warnings, `W#${reception.warning.id}`, 'OUT#'))
    await done.of('relay-outbox', () => functions.relay(OutboxEntry.parse(row)))
  for (const message of queues.take('plan'))
    await done.of('plan-delivery', () => functions.plan(PlanMessage.parse(message)))

  const messagesOf = (queue: string) => queues.take(queue).map(message => SendMessage.parse(message))
  const [speakers, rooms, phones] = [messagesOf('speaker'), messagesOf('chat'), messagesOf('sms')]
  const quickAt = (n: number) => at + (n / quickSheetsPerSecond) * 1000
  for (const [n, message] of speakers.entries()) {
    clock.at = quickAt(n)
    await done.of('send-loudspeaker', () => functions.sendLoudspeaker(message, box()))
  }
  for (const [n, message] of rooms.entries()) {
    clock.at = quickAt(n)
    await done.of('send-group-chat', () => functions.sendGroupChat([message], box()))
  }
  for (const message of phones) {
    clock.at = at + (functions.sms.taken.length / perSecond) * 1000
    await done.of('send-sms', () => functions.sendSms(message, box()))
  }

  const reporting = { functions, queues, clock, done, random: seeded(1), at, perSecond, nameOfPhone }
  const loudspeakers = await loudspeakersReport(reporting, speakers, slotsOf, quickSheetsPerSecond)
  const callbacks = await phonesReport(reporting, carrier)
  const [watch] = queues.take('watch').map(message => WatchMessage.parse(message))
  for (let n = 0; watch && n < watches; n += 1) await done.of('watch-delivery', () => functions.watch({ ...watch, n }))
  raw.destroy()
  return {
    ...{ carrier, requests, traffic: queues.traffic, efforts: done.all, callbacks },
    recipients: { phones: functions.sms.taken.length, loudspeakers, rooms: rooms.length },
    carrierCalls: functions.sms.calls(),
  }
}
