import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import DataLoader from 'dataloader'
import { batchGet, readsPerCall } from './batches.ts'
import { classified } from './faults.ts'

type Key = { pk: string; sk: string }
type Item = Record<string, unknown>

/**
 * What is asked for in one turn of the event loop is one request, and it begins after the last of these asks: each answer is as fresh
 * as one of its own would have been. Nothing is kept. A worker that works on several sheets at once asks for most things once.
 */
export const together = <Ask, Answer>(answerAll: (asks: readonly Ask[]) => Promise<Answer[]>, most?: number) => {
  const loader = new DataLoader<Ask, Answer>(answerAll, {
    cache: false,
    ...(most !== undefined && { maxBatchSize: most }),
  })
  return (ask: Ask): Promise<Answer> => loader.load(ask)
}

/** Items of one table by their keys; undefined for what is not there. */
export const itemsTogether = (client: DynamoDBDocumentClient, TableName: string, ConsistentRead: boolean) =>
  together<Key, Item | undefined>(async keys => {
    const unique = new Map(keys.map(key => [nameOf(key), key]))
    const [first, ...others] = unique.values()
    const items =
      first && others.length === 0
        ? [(await classified(client.send(new GetCommand({ TableName, Key: first, ConsistentRead })))).Item]
        : await batchGet(client, TableName, [...unique.values()], ConsistentRead)
    const found = new Map(items.flatMap(item => (item ? [[nameOf(item), item]] : [])))
    return keys.map(key => found.get(nameOf(key)))
  }, readsPerCall)

const nameOf = ({ pk, sk }: Item | Key): string => `${pk} ${sk}`
