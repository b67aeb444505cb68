import { randomUUID } from 'node:crypto'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { decodeDeliveryLog } from '../../../functions/decode-delivery-log/decode-delivery-log.ts'
import { planDelivery } from '../../../functions/plan-delivery/plan-delivery.ts'
import { recordReceipt } from '../../../functions/record-receipt/record-receipt.ts'
import { slotFinder } from '../../../functions/record-receipt/slot-finder.ts'
import { relayOutbox } from '../../../functions/relay-outbox/relay-outbox.ts'
import { chatDelivery } from '../../../functions/send-group-chat/hand-over-chat.ts'
import { loudspeakerDelivery } from '../../../functions/send-loudspeaker/hand-over-loudspeaker.ts'
import { smsDelivery } from '../../../functions/send-sms/hand-over-sms.ts'
import { watchDelivery } from '../../../functions/watch-delivery/watch-delivery.ts'
import { dynamoDbBoards } from '../../../shared/adapters/dynamodb/boards.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbPlayLog } from '../../../shared/adapters/dynamodb/play-log.ts'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import { dynamoDbReceipts } from '../../../shared/adapters/dynamodb/receipts.ts'
import { dynamoDbRoomPosts } from '../../../shared/adapters/dynamodb/room-posts.ts'
import { dynamoDbRoomTurns } from '../../../shared/adapters/dynamodb/room-turns.ts'
import { dynamoDbSheetReader } from '../../../shared/adapters/dynamodb/sheet-reader.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { dynamoDbStops } from '../../../shared/adapters/dynamodb/stops.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { MemoryChatCarrier } from '../../../shared/adapters/memory/chat-carrier.ts'
import { memoryRawDocuments } from '../../../shared/adapters/memory/raw-documents.ts'
import { sqsReceiptQueue } from '../../../shared/adapters/sqs/receipt-queue.ts'
import { sqsWorkQueue } from '../../../shared/adapters/sqs/work-queue.ts'
import { receiveWarning } from '../../../shared/door/receive-warning.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'
import { vocabulary } from '../../../shared/policy/vocabulary.ts'
import type { LoudspeakerCarrier, SmsCarrier } from '../../../shared/ports/carriers.ts'
import { workRooms } from '../../../shared/protocol/work-rooms.ts'
import { workSheet } from '../../../shared/protocol/work-sheet.ts'
import type { Tables } from '../../contract/support/create-tables.ts'
import { type CarrierName, carrierKinds } from './carriers.ts'
import type { Clock } from './clock.ts'
import type { KeptQueues } from './queues.ts'

type World = {
  client: DynamoDBDocumentClient
  tables: Tables
  clock: Clock
  queues: KeptQueues
  carrier: CarrierName
  sms: SmsCarrier
  speakers: LoudspeakerCarrier
  nameOfPhone(phone: string): string
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const signature = '试验'
const linkTo = (warning: string): string => `https://warn.example.org/a/${warning}`

/**
 * The use cases of the functions that a warning runs through, over the real stores and queues; beyond them carriers that take everything.
 * Each call is another process, with nothing remembered.
 */
export const functionsOf = ({ client, tables, clock, queues, carrier: name, sms, speakers, nameOfPhone }: World) => {
  const warnings = dynamoDbWarnings(client, tables.warnings)
  const directory = dynamoDbDirectory(client, tables.directory)
  const queue = sqsWorkQueue(queues.client, queues.urls)
  const common = { warnings, directory, queue, policy, clock, log }
  const sheets = dynamoDbSheets(client, tables.sheets, clock)
  const receipts = dynamoDbReceipts(client, tables.sheets, clock)
  const newToken = randomUUID
  const sheetPorts = {
    ...{ ...common, sheets, newToken, stops: dynamoDbStops(client, tables.warnings) },
    quota: dynamoDbQuota(client, tables.sheets, { [name]: carrierKinds[name].callsPerSecond }, clock),
    pause: (milliseconds: number) => clock.until(clock.at + milliseconds),
  }
  const chat = new MemoryChatCarrier()
  const { zone, day } = policy
  const boards = dynamoDbBoards(client, tables.sheets)
  const robots = {
    carriers: { wecom: chat, dingtalk: chat, feishu: chat },
    turns: dynamoDbRoomTurns(client, tables.sheets, clock),
    posts: dynamoDbRoomPosts(client, tables.sheets),
  }
  return {
    receive: receiveWarning({
      ...{ ...common, raw: memoryRawDocuments(), valueNames, vocabulary, signature, linkTo },
      newId: newToken,
    }),
    relay: relayOutbox({ queue }),
    plan: planDelivery(common),
    watch: watchDelivery({ ...common, reader: dynamoDbSheetReader(client, tables.sheets) }),
    sendSms: workSheet(sheetPorts, smsDelivery({ carrier: sms, receipts, signature, linkTo, zone, log })),
    sendLoudspeaker: workSheet(sheetPorts, loudspeakerDelivery({ carrier: speakers, boards, zone, day, clock })),
    sendGroupChat: workRooms(sheetPorts, chatDelivery({ ...robots, linkTo, zone })),
    callBack: sqsReceiptQueue(queues.client, queues.receipts),
    record: recordReceipt({
      receipts,
      plays: dynamoDbPlayLog(client, tables.sheets, clock),
      slotOf: slotFinder({ sheets, directory, nameOfPhone }),
      clock,
      log,
    }),
    decode: decodeDeliveryLog({ receipts, clock, pause: sheetPorts.pause, log }),
  }
}
export type Functions = ReturnType<typeof functionsOf>
