import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Authority } from '../../domain/loudspeakers/authority.ts'
import type { Boards } from '../../ports/sheets.ts'
import { classified } from './faults.ts'

const Recording = z.object({
  uri: z.string(),
  mimeType: z.string(),
  lang: z.string(),
  digest: z.string().exactOptional(),
})
const Announcement = z.object({
  id: z.string(),
  ref: z.string(),
  priority: z.enum(['red', 'orange', 'yellow', 'blue', 'notice']),
  script: z.string(),
  recording: Recording.exactOptional(),
  repeat: z.number(),
  issuedAt: z.number(),
  expiresAt: z.number(),
  authority: Authority.exactOptional(),
  hours: z.object({ from: z.string(), until: z.string(), utcOffsetMinutes: z.number() }).exactOptional(),
})
const Board = z.object({
  place: z.string(),
  version: z.number(),
  inForce: z.array(Announcement),
  cancelled: z.array(z.object({ id: z.string(), until: z.number() })),
})

/** `BOARD#<place>`: what is in force in one village; its version only grows, so terminals ignore what is older. */
export const dynamoDbBoards = (client: DynamoDBDocumentClient, TableName: string): Boards => ({
  async read(place) {
    const get = new GetCommand({ TableName, Key: keyOf(place), ConsistentRead: true })
    const { Item } = await classified(client.send(get))
    return Item ? Board.parse(Item) : { place, version: 0, inForce: [], cancelled: [] }
  },
  async write(board) {
    const put = new PutCommand({
      TableName,
      Item: { ...keyOf(board.place), v: 1, ...board },
      ConditionExpression: board.version === 1 ? 'attribute_not_exists(pk)' : '#version = :before',
      ...(board.version > 1 && {
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': board.version - 1 },
      }),
    })
    try {
      await client.send(put)
      return true
    } catch (error) {
      return error instanceof ConditionalCheckFailedException ? false : classified(Promise.reject(error))
    }
  },
})

const keyOf = (place: string) => ({ pk: `BOARD#${place}`, sk: '-' })
