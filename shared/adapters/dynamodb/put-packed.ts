import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { PlaceCode } from '../../domain/place.ts'
import { Fault } from '../../ports/fault.ts'
import { batchGet } from './batches.ts'
import { packKey } from './directory-keys.ts'
import { classified } from './faults.ts'
import { bytesPerPack, nameOf, packItem, packOf, type Resident, readPack } from './record-pack.ts'

type Additions = { place: PlaceCode; bucket: number; records: Resident[] }
type Write = { additions: Additions; item: ReturnType<typeof packItem> }

/** Of n writers of one pack one succeeds each time: so many may meet before it is a fault, and the part is sent again. */
const pausesMs = [0, 10, 20, 40, 80, 160, 160, 160, 320, 320, 320, 640, 640]
const writesInFlight = 8

/**
 * Each pack is read, added to and written under the condition that nobody wrote it meanwhile; whoever was overtaken begins again.
 * Gives the places that would be too full: nothing was written then, or what lay in other packs and may be written again.
 */
export const putPacked = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  residents: readonly Resident[],
): Promise<PlaceCode[]> => {
  let left = additionsOf(residents)
  for (const pause of pausesMs) {
    if (pause > 0) await wait(pause * (0.5 + Math.random()))
    const writes = await planWrites(client, TableName, left)
    const full = writes.filter(({ item }) => item.gz.length > bytesPerPack)
    if (full.length > 0) return [...new Set(full.map(({ additions }) => additions.place))]
    left = await writeAll(client, TableName, writes)
    if (left.length === 0) return []
  }
  throw new Fault('conflict', true, 'others kept changing the records of a place')
}

const additionsOf = (residents: readonly Resident[]): Additions[] => {
  const packs = new Map<string, Additions>()
  for (const record of residents) {
    const { place, bucket } = packOf(record)
    const known = packs.get(`${place} ${bucket}`)
    if (known) known.records.push(record)
    else packs.set(`${place} ${bucket}`, { place, bucket, records: [record] })
  }
  return [...packs.values()]
}

/** What must be written; a pack that holds it all as it is is left alone. */
const planWrites = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  additions: readonly Additions[],
): Promise<Write[]> => {
  const keys = additions.map(({ place, bucket }) => packKey(place, bucket))
  const items = new Map((await batchGet(client, TableName, keys)).map(item => [`${item.pk} ${item.sk}`, item]))
  return additions.flatMap(one => {
    const { pk, sk } = packKey(one.place, one.bucket)
    const { rev, records } = readPack(items.get(`${pk} ${sk}`))
    return add(records, one.records)
      ? [{ additions: one, item: packItem({ place: one.place, bucket: one.bucket, rev: rev + 1, records }) }]
      : []
  })
}

/** Whether anything is other than before. */
const add = (records: Map<string, unknown>, added: readonly Resident[]): boolean => {
  const latest = new Map(added.map(record => [nameOf(record), record]))
  const changed = [...latest].filter(([name, record]) => !isDeepStrictEqual(records.get(name), record))
  for (const [name, record] of changed) records.set(name, record)
  return changed.length > 0
}

/** Gives what others were quicker with. */
const writeAll = async (
  client: DynamoDBDocumentClient,
  TableName: string,
  writes: readonly Write[],
): Promise<Additions[]> => {
  const overtaken: Additions[] = []
  const next = writes.values()
  const work = async () => {
    for (const { additions, item } of next) if (!(await putAfter(client, TableName, item))) overtaken.push(additions)
  }
  await Promise.all(Array.from({ length: writesInFlight }, work))
  return overtaken
}

const putAfter = async (client: DynamoDBDocumentClient, TableName: string, Item: Write['item']): Promise<boolean> => {
  const condition =
    Item.rev === 1
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'rev = :before', ExpressionAttributeValues: { ':before': Item.rev - 1 } }
  try {
    await client.send(new PutCommand({ TableName, Item, ...condition }))
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    return classified(Promise.reject(error))
  }
}
