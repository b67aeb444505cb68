import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb'
import { classified } from './faults.ts'

/** Every row of a partition whose sort key begins so (all without a prefix), in order, through all pages. */
export const queryAll = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  pk: string,
  prefix?: string,
  ConsistentRead = true,
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  let ExclusiveStartKey: Record<string, unknown> | undefined
  do {
    const query = new QueryCommand({
      TableName,
      ConsistentRead,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix !== undefined && { ':prefix': prefix }) },
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    })
    const answer: QueryCommandOutput = await classified(client.send(query))
    rows.push(...(answer.Items ?? []))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return rows
}
