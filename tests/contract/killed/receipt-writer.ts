import { recordReceipt } from '../../../functions/record-receipt/record-receipt.ts'
import { slotFinder } from '../../../functions/record-receipt/slot-finder.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbPlayLog } from '../../../shared/adapters/dynamodb/play-log.ts'
import { dynamoDbReceipts } from '../../../shared/adapters/dynamodb/receipts.ts'
import { dynamoDbSheets } from '../../../shared/adapters/dynamodb/sheets.ts'
import { storeTime } from '../../../shared/adapters/dynamodb/store-time.ts'
import type { ReceiptMessage } from '../../../shared/contracts/queue-messages.ts'
import type { Tables } from '../support/tables.ts'

/** What a writer of receipts is told, as JSON. `diesAt`: which of its calls that write it does not survive, sent or not. */
export type ReceiptOrder = { tables: Tables; messages: ReceiptMessage[]; diesAt?: { call: number; sent: boolean } }

/** A writer as a process of its own, killed at one of its writes. */
const { tables, messages, diesAt } = JSON.parse(process.argv[2] ?? '') as ReceiptOrder

const client = dynamoDbClient()
let calls = 0
client.middlewareStack.add(
  (next, { commandName }) =>
    async args => {
      if (commandName !== 'BatchWriteItemCommand') return next(args)
      calls += 1
      const last = calls === diesAt?.call
      if (last && !diesAt.sent) process.kill(process.pid, 'SIGKILL')
      const answer = await next(args)
      if (last) process.kill(process.pid, 'SIGKILL')
      return answer
    },
  { step: 'initialize' },
)
const documents = documentClient(client)
const clock = storeTime(client)
const record = recordReceipt({
  receipts: dynamoDbReceipts(documents, tables.sheets, clock),
  plays: dynamoDbPlayLog(documents, tables.sheets, clock),
  slotOf: slotFinder({
    sheets: dynamoDbSheets(documents, tables.sheets, clock),
    directory: dynamoDbDirectory(documents, tables.directory),
  }),
  clock,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
})
await record(messages)
process.exit(0)
