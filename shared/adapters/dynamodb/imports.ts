import { createHash } from 'node:crypto'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { DirectoryRecord } from '../../domain/directory/directory.ts'
import { ImportChanges, ImportOrder } from '../../domain/directory/merge-import.ts'
import { County } from '../../domain/place.ts'
import type { DirectoryImport, ImportName, Imports } from '../../ports/imports.ts'
import { importKey, importPartKey } from './directory-keys.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { piecesOf, readPiece } from './record-pieces.ts'

const Head = z.object({
  county: County,
  importId: z.string(),
  base: z.string(),
  state: z.enum(['open', 'ordered', 'published', 'refused']),
  order: ImportOrder.optional(),
  reason: z.enum(['overtaken', 'parts-missing']).optional(),
  rev: z.number().optional(),
  changes: ImportChanges.optional(),
})
const PartPiece = z.object({
  part: z.number(),
  of: z.number(),
  sha: z.string(),
  gz: z.instanceof(Uint8Array),
})

export const dynamoDbImports = (client: DynamoDBDocumentClient, TableName: string): Imports => {
  const find = async (name: ImportName): Promise<DirectoryImport | undefined> => {
    const get = new GetCommand({ TableName, Key: importKey(name), ConsistentRead: true })
    const { Item } = await classified(client.send(get))
    return Item && Head.parse(Item)
  }
  return {
    find,
    async begin(name, base, expiresAt) {
      const head: DirectoryImport = { ...name, base, state: 'open' }
      const Item = { ...importKey(name), v: 1, ...head, ttl: seconds(expiresAt) }
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' })
      if (await conditionally(client.send(put))) return head
      return (await find(name)) ?? head
    },
    async putPart(name, part, records, expiresAt) {
      const pieces = piecesOf(records)
      const sha = createHash('sha256').update(Buffer.concat(pieces)).digest('hex')
      for (const [piece, gz] of pieces.entries()) {
        const key = importPartKey(name, part, piece)
        const Item = { ...key, v: 1, part, of: pieces.length, sha, gz, ttl: seconds(expiresAt) }
        const unchanged = {
          ConditionExpression: 'attribute_not_exists(pk) OR sha = :sha',
          ExpressionAttributeValues: { ':sha': sha },
        }
        if (!(await conditionally(client.send(new PutCommand({ TableName, Item, ...unchanged }))))) return false
      }
      return true
    },
    async parts(name) {
      const items = await queryAll(client, TableName, importKey(name).pk, 'PART#')
      const byPart = Map.groupBy(
        items.map(item => PartPiece.parse(item)),
        ({ part }) => part,
      )
      const whole = [...byPart].filter(([, pieces]) => pieces[0]?.of === pieces.length)
      return new Map<number, DirectoryRecord[]>(
        whole.map(([part, pieces]) => [part, pieces.flatMap(({ gz }) => readPiece(gz))]),
      )
    },
    async order(name, order) {
      const update = new UpdateCommand({
        TableName,
        Key: importKey(name),
        UpdateExpression: 'SET #state = :ordered, #order = if_not_exists(#order, :order)',
        ConditionExpression: '#state IN (:open, :ordered)',
        ExpressionAttributeNames: { '#state': 'state', '#order': 'order' },
        ExpressionAttributeValues: { ':open': 'open', ':ordered': 'ordered', ':order': order },
      })
      if (!(await conditionally(client.send(update)))) return undefined
      return (await find(name))?.order
    },
    async refuse(name, reason) {
      const update = new UpdateCommand({
        TableName,
        Key: importKey(name),
        UpdateExpression: 'SET #state = :refused, reason = :reason',
        ConditionExpression: '#state IN (:open, :ordered)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':open': 'open', ':ordered': 'ordered', ':refused': 'refused', ':reason': reason },
      })
      await conditionally(client.send(update))
    },
  }
}

/** DynamoDB removes an item some time after the second in its `ttl` (Time to Live). */
const seconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000)

/** False: the condition did not hold. */
const conditionally = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false
    return classified(Promise.reject(error))
  }
}
