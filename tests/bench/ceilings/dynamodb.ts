import { type DynamoCall, dynamoCall } from '../../../infra/local/dynamodb/call.ts'
import { startDynamo } from '../../../infra/local/dynamodb/start-dynamodb.ts'
import type { Leash } from '../../../infra/local/leash.ts'

const inFlight = 16
/** Java starts slowly while others have the machine. */
const deadlineMs = 120_000
const warmUpMs = 1_500
const value = Buffer.alloc(1_000, 7).toString('base64')
const table = 'ceiling'

/** DynamoDB Local as the stack starts it, with nothing to do but to put items of one KB; the lightest client there is here. */
export const measureDynamo = async (leash: Leash, forMs: number): Promise<number> => {
  const dynamo = await startDynamo(leash, { deadlineMs })
  const { call, close } = dynamoCall(dynamo.url)
  try {
    await createTable(call)
    await put(call, warmUpMs)
    return await put(call, forMs)
  } finally {
    await close()
    await dynamo.close()
  }
}

const createTable = (call: DynamoCall) =>
  call('CreateTable', {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk'].map(AttributeName => ({ AttributeName, AttributeType: 'S' })),
  })

let next = 0

/** Writes a second. */
const put = async (call: DynamoCall, forMs: number): Promise<number> => {
  const from = performance.now()
  const first = next
  const worker = async (): Promise<void> => {
    while (performance.now() - from < forMs) {
      next += 1
      const Item = { pk: { S: `p${next % 64}` }, sk: { S: String(next) }, value: { B: value } }
      await call('PutItem', { TableName: table, Item })
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  return (next - first) / ((performance.now() - from) / 1000)
}
