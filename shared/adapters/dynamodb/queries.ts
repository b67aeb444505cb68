import {
  type DynamoDBDocumentClient,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/lib-dynamodb'
import { classified } from './faults.ts'

/** Every row of a partition whose sort key begins so (all without a prefix), in order, through all pages. */
export const queryAll = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  pk: string,
  prefix?: string,
  ConsistentRead = true,
): Promise<Record<string, unknown>[]> =>
  pages(client, {
    TableName,
    ConsistentRead,
    KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ...(prefix !== undefined && { ':prefix': prefix }) },
  })

/** Every row of a partition from a sort key on, read consistently, in order, through all pages. */
export const queryFrom = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  pk: string,
  from: string,
): Promise<Record<string, unknown>[]> =>
  pages(client, {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk >= :from',
    ExpressionAttributeValues: { ':pk': pk, ':from': from },
  })

const pages = async (client: DynamoDBDocumentClient, query: QueryCommandInput): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const command = new QueryCommand({ ...query, ...(ExclusiveStartKey && { ExclusiveStartKey }) })
    const answer: QueryCommandOutput = await classified(client.send(command))
    rows.push(...(answer.Items ?? []))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows
}
