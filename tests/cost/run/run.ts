import type { QueueName } from '../../../infra/queues.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { hashOfPhone } from '../../../shared/adapters/dynamodb/phone-index.ts'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { OutboxEntry, PlanMessage, type SendMessage, WatchMessage } from '../../../shared/contracts/queue-messages.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import type { MessageOutcome } from '../../../shared/ports/queue.ts'
import type { RoomOutcome } from '../../../shared/protocol/room-delivery.ts'
import { createTables } from '../../contract/support/create-tables.ts'
import { seeded } from '../../scenario/support/random.ts'
import { meter, type Request } from './capacity-meter.ts'
import { type CarrierName, takingBroker, takingCarrier } from './carriers.ts'
import { runningClock } from './clock.ts'
import { type Effort, efforts } from './effort.ts'
import { functionsOf } from './functions.ts'
import { type Directory, loadCounty } from './load-county.ts'
import { keptQueues, type Traffic } from './queues.ts'
import { loudspeakersReport, phonesReport } from './receipts.ts'
import { worked } from './workers.ts'

export type Measured = {
  carrier: CarrierName
  /** Phones, loudspeakers and rooms that the warning was handed over to. */
  recipients: { phones: number; loudspeakers: number; rooms: number }
  requests: Request[]
  traffic: Map<QueueName, Traffic>
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
  /** Phones handed over a second at most: a carrier's quota, and the workers, may be slower. */
  perSecond: number
  /** When the warning is received, ms. */
  at: number
}

const office: KeyHolder = {
  ...{ id: 'met-office', name: '气象台', role: 'source', area: '' },
  ...{ levels: ['red', 'orange', 'yellow', 'blue', 'none'], maxRecipients: 10_000_000 },
}
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

  const clock = runningClock(at)
  const [queues, done] = [keptQueues(clock), efforts(clock)]
  const requests = meter(raw, clock, done.current)
  const nameOfPhone = (phone: string) => hashOfPhone('a key for the run', phone)
  const client = documentClient(raw)
  const [sms, speakers] = [takingCarrier(carrier, clock), takingBroker(clock)]
  const newProcess = () => functionsOf({ client, tables, clock, queues, carrier, sms, speakers, nameOfPhone })
  const functions = newProcess()

  const reception = await done.of('receive-warning', () => functions.receive(document, office))
  if (reception.kind !== 'received') throw new Error(`the warning was refused: ${JSON.stringify(reception)}`)
  for (const row of await queryAll(aside, tables.warnings, `W#${reception.warning.id}`, 'OUT#'))
    await done.of('relay-outbox', () => functions.relay(OutboxEntry.parse(row)))
  for (const message of queues.take('plan-urgent'))
    await done.of('plan-delivery', () => functions.plan(PlanMessage.parse(message)))

  // Each channel begins at once; one is measured after the other.
  const plannedAt = clock.at
  const paced = (sheetsOrPhones: number, perSecond: number) => plannedAt + (sheetsOrPhones / perSecond) * 1000
  let sheets = 0
  const quick = { queues, clock, done, dueAt: () => paced(sheets++, quickSheetsPerSecond) }
  const spoken = await worked({ ...quick, name: 'send-loudspeaker', queue: 'speaker-urgent' }, () => {
    const { sendLoudspeaker } = newProcess()
    return (batch, box) => Promise.all(batch.map(message => sendLoudspeaker(message, box)))
  })
  ;[clock.at, sheets] = [plannedAt, 0]
  const rooms = await worked({ ...quick, name: 'send-group-chat', queue: 'chat' }, () => {
    const { sendGroupChat } = newProcess()
    return async (batch, box) => (await sendGroupChat(batch, box)).map(handled)
  })
  clock.at = plannedAt
  let phones = 0
  const dueAt = ({ sheet }: SendMessage) => {
    const first = phones
    phones += slotsOf(sheet).length
    return paced(first, perSecond)
  }
  await worked({ queues, clock, done, dueAt, name: 'send-sms', queue: 'sms-urgent' }, () => {
    const { sendSms } = newProcess()
    return (batch, box) => Promise.all(batch.map(message => sendSms(message, box)))
  })

  const reporting = { newProcess, queues, clock, done, random: seeded(1), nameOfPhone }
  const spokenAt = (n: number) => paced(n, quickSheetsPerSecond)
  const loudspeakers = await loudspeakersReport(reporting, spoken, slotsOf, spokenAt)
  const callbacks = await phonesReport(reporting, carrier, sms.taken)
  const [watch] = queues.take('watch').map(message => WatchMessage.parse(message))
  for (let n = 0; watch && n < watches; n += 1) await done.of('watch-delivery', () => functions.watch({ ...watch, n }))
  raw.destroy()
  return {
    ...{ carrier, requests, traffic: queues.traffic, efforts: done.all, callbacks },
    recipients: { phones: sms.taken.length, loudspeakers, rooms: rooms.length },
    carrierCalls: sms.calls(),
  }
}

const handled = (outcome: RoomOutcome): MessageOutcome => {
  if (outcome.kind === 'failed') throw outcome.fault
  return outcome
}
