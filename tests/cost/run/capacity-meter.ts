import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { answersAfterMs, type Clock } from './clock.ts'
import { itemSize } from './item-size.ts'

/** What one partition key was written, in one request. */
export type KeyWrite = { pk: string; sk: string; units: number }
/** One request to the store, by whom and when (ms), with the capacity that its answer says it took. */
export type Request = { by: string; at: number; operation: string; read: number; written: KeyWrite[]; refused: boolean }

type Consumed = { CapacityUnits?: number }
type Item = Record<string, unknown>
type Write = { Put?: { Item: Item }; Update?: { Key: Item }; Delete?: { Key: Item }; ConditionCheck?: { Key: Item } }
type Input = {
  Key?: Item
  Item?: Item
  RequestItems?: Record<string, { PutRequest?: { Item: Item }; DeleteRequest?: { Key: Item } }[]>
  TransactItems?: Write[]
  ConsistentRead?: boolean
  ReturnConsumedCapacity?: string
}

const writes = /^(Put|Update|Delete)Item|^BatchWrite|^TransactWrite/
const unitBytes = 1024

/**
 * Every request of a client from now on, in `requests`. The store is asked to say what each took; the product knows nothing of it. Whose
 * request it is, and when it was, is asked of the run.
 */
export const meter = (client: DynamoDBClient, clock: Clock, nameOf: () => string): Request[] => {
  const requests: Request[] = []
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async args => {
        const input = args.input as Input
        const [by, at] = [nameOf(), clock.at]
        const operation = commandName.replace(/Command$/, '')
        args.input = { ...input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input
        const note = (units: number, refused = false) => {
          const isWrite = writes.test(operation)
          const written = isWrite ? shared(writtenBy(input), units) : []
          requests.push({ by, at, operation, read: isWrite ? 0 : billedRead(input, units), written, refused })
        }
        try {
          const answer = await clock.after(answersAfterMs.store, () => next(args))
          note(unitsOf(answer.output))
          return answer
        } catch (error) {
          // A write whose condition fails is billed by the item that was there, at least one unit; the answer does not say how much.
          note(1, true)
          throw error
        }
      },
    { step: 'initialize', name: 'capacityMeter' },
  )
  return requests
}

const unitsOf = (output: object): number => {
  const { ConsumedCapacity: consumed } = output as { ConsumedCapacity?: Consumed | Consumed[] }
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}

/** AWS bills a query that finds nothing as the smallest read; DynamoDB Local says that it was none. */
const billedRead = ({ ConsistentRead = false }: Input, units: number): number =>
  Math.max(units, ConsistentRead ? 1 : 0.5)

const writtenBy = ({ Key, Item, RequestItems = {}, TransactItems = [] }: Input): Item[] => {
  const batch = Object.values(RequestItems).flat()
  const all = [
    Item ?? Key,
    ...batch.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key),
    ...TransactItems.map(
      ({ Put, Update, Delete, ConditionCheck }) => Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key,
    ),
  ]
  return all.filter(item => item !== undefined)
}

/** What a request of several items took, among their keys: by the size of each, and in all what the store said. */
const shared = (items: readonly Item[], units: number): KeyWrite[] => {
  const sizes = items.map(item => Math.max(1, Math.ceil(itemSize(item) / unitBytes)))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  return items.map(({ pk, sk }, n) => ({ pk: String(pk), sk: String(sk), units: (units * (sizes[n] ?? 0)) / all }))
}
