import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Clock } from '../../ports/clock.ts'
import type { RoomTurns } from '../../ports/sheets.ts'
import { classified } from './faults.ts'

const minuteMs = 60_000
const keptForSeconds = 600

/** `ROOM#<id>` / `<minute>`: how many posts a room has had in this minute of store time. */
export const dynamoDbRoomTurns = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): RoomTurns => ({
  async take(room, perMinute) {
    const now = clock.now()
    const update = new UpdateCommand({
      TableName,
      Key: { pk: `ROOM#${room}`, sk: String(Math.floor(now / minuteMs)) },
      UpdateExpression: 'ADD posts :one SET #ttl = :ttl',
      ConditionExpression: 'attribute_not_exists(posts) OR posts < :most',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':one': 1, ':most': perMinute, ':ttl': Math.floor(now / 1000) + keptForSeconds },
    })
    try {
      await client.send(update)
      return { taken: true }
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) return classified(Promise.reject(error))
      return { taken: false, afterSeconds: Math.ceil((minuteMs - (now % minuteMs)) / 1000) }
    }
  },
})
