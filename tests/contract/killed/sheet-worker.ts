import { smsDelivery } from '../../../functions/send-sms/hand-over-sms.ts'
import { SnsSmsCarrier } from '../../../shared/adapters/carriers/sns/sms-carrier.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbQuota } from '../../../shared/adapters/dynamodb/quota.ts'
import { dynamoDbReceipts } from '../../../shared/adapters/dynamodb/receipts.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { dynamoDbStops } from '../../../shared/adapters/dynamodb/stops.ts'
import { storeTime } from '../../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import type { SmsCarrier } from '../../../shared/ports/carriers.ts'
import type { Sheets } from '../../../shared/ports/sheets.ts'
import { workSheet } from '../../../shared/protocol/work-sheet.ts'
import type { KillPoint, Order } from './order.ts'

/** A worker as a process of its own, which kills itself (SIGKILL: nothing is flushed, nothing is released) where it is told to. */
const { tables, message, killAt, clockAheadMs } = JSON.parse(process.argv[2] ?? '') as Order

const dieAt = (point: KillPoint): void => {
  if (killAt === point) process.kill(process.pid, 'SIGKILL')
}

const client = dynamoDbClient()
const documents = documentClient(client)
const store = storeTime(client)
const clock = { now: () => store.now() + clockAheadMs }

const mortal = (sheets: Sheets): Sheets => ({
  ...sheets,
  async write(sheet) {
    dieAt('before-claim')
    const written = await sheets.write(sheet)
    dieAt('after-claim')
    return written
  },
  async settle(sheet, token) {
    dieAt('after-hand-over')
    const outcome = await sheets.settle(sheet, token)
    dieAt(sheet.done ? 'after-done' : 'after-window')
    return outcome
  },
})

const sns = new SnsSmsCarrier()
const carrier: SmsCarrier = {
  name: sns.name,
  takes: sns.takes,
  echoesRef: sns.echoesRef,
  callSize: () => sns.callSize(),
  async send(messages, lane, signal) {
    if (killAt !== 'in-hand-over') return sns.send(messages, lane, signal)
    await sns.send(messages.slice(0, messages.length / 2), lane, signal)
    dieAt('in-hand-over')
    return []
  },
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ports = {
  sheets: mortal(dynamoDbSheets(documents, tables.sheets, clock)),
  warnings: dynamoDbWarnings(documents, tables.warnings),
  directory: dynamoDbDirectory(documents, tables.directory),
  stops: dynamoDbStops(documents, tables.warnings),
  quota: dynamoDbQuota(documents, tables.sheets, {}, clock),
  queue: { send: async () => undefined },
  policy: defaultPolicy,
  newToken: () => crypto.randomUUID(),
  pause: async () => undefined,
  log,
}
const receipts = dynamoDbReceipts(documents, tables.sheets, clock)
const linkTo = (warning: string) => `http://127.0.0.1/a/${warning}`
const delivery = smsDelivery({ carrier, receipts, signature: '试验', linkTo, zone: defaultPolicy.zone, log })
const started = Date.now()
const box = { remainingMs: () => 20_000 - (Date.now() - started), signal: AbortSignal.timeout(17_000) }

process.stdout.write(JSON.stringify(await workSheet(ports, delivery)(SendMessage.parse(message), box)))
process.exit(0)
