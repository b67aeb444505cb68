import { type DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { classified } from './faults.ts'
import { hasMoved } from './has-moved.ts'

type Key = { pk: string; sk: string }
/** What is in use lies under `key`; every version of it lies in the partition `log`. */
type Versioned = { key: Key; log: string; item: { version: number } & Record<string, unknown> }

/** Both in one transaction, if `version` is one above what is stored. False: somebody else was quicker. */
export const writeVersion = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  { key, log, item }: Versioned,
): Promise<boolean> => {
  const logKey = { pk: log, sk: String(item.version).padStart(8, '0') }
  const TransactItems = [
    { Put: { TableName, Item: { ...key, v: 1, ...item }, ...after(item.version - 1) } },
    { Put: { TableName, Item: { ...logKey, v: 1, ...item } } },
  ]
  try {
    await client.send(new TransactWriteCommand({ TransactItems }))
    return true
  } catch (error) {
    return hasMoved(error) ? false : classified(Promise.reject(error))
  }
}

/** Newest first. */
export const versionsIn = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  log: string,
  Limit: number,
): Promise<Record<string, unknown>[]> => {
  const query = new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': log },
    ScanIndexForward: false,
    Limit,
  })
  const { Items = [] } = await classified(client.send(query))
  return Items
}

/** Only one may write what follows a version. */
const after = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version },
      }
