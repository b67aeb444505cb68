import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { SendMessage } from '../../contracts/queue-messages.ts'
import { takeTurn } from '../../domain/rooms/room-turn.ts'
import type { Clock } from '../../ports/clock.ts'
import { Fault } from '../../ports/fault.ts'
import type { RoomTurns } from '../../ports/sheets.ts'
import { classified } from './faults.ts'

const keptForSeconds = 3_600
/** A handful of workers at most are before one room, and a try takes a few milliseconds. */
const mostTries = 30

/** `ROOM#<robot>` / `TURNS`: when the robot posted lately, who waits for it, and until when it is shut. */
const State = z.object({
  taken: z.array(z.object({ at: z.number(), red: z.boolean() })).default([]),
  waiting: z.array(SendMessage).default([]),
  shutUntilAt: z.number().default(0),
  rev: z.number().default(0),
})

export const dynamoDbRoomTurns = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): RoomTurns => {
  const keyOf = (robot: string) => ({ pk: `ROOM#${robot}`, sk: 'TURNS' })
  const ttlAfter = (at: number): number => Math.floor(at / 1000) + keptForSeconds
  return {
    async take(robot, paces, mine, red) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const get = new GetCommand({ TableName, Key: keyOf(robot), ConsistentRead: true })
        const { Item } = await classified(client.send(get))
        const state = State.parse(Item ?? {})
        const now = clock.now()
        const { turn, others, ...kept } = takeTurn(state, mine, paces, red, now)
        if (turn.kind === 'wait' && kept.waiting.length === state.waiting.length) return { turn, others }
        const put = new PutCommand({
          TableName,
          Item: { ...keyOf(robot), v: 1, ...state, ...kept, rev: state.rev + 1, ttl: ttlAfter(now) },
          ConditionExpression: 'attribute_not_exists(pk) OR #rev = :rev',
          ExpressionAttributeNames: { '#rev': 'rev' },
          ExpressionAttributeValues: { ':rev': state.rev },
        })
        if (await held(client.send(put))) return { turn, others }
      }
      throw new Fault('conflict', true, 'a room is fought over')
    },
    async shut(robot, untilAt) {
      const update = new UpdateCommand({
        TableName,
        Key: keyOf(robot),
        UpdateExpression: 'SET shutUntilAt = :until, #ttl = :ttl ADD #rev :one',
        ConditionExpression: 'attribute_not_exists(shutUntilAt) OR shutUntilAt < :until',
        ExpressionAttributeNames: { '#ttl': 'ttl', '#rev': 'rev' },
        ExpressionAttributeValues: { ':until': untilAt, ':ttl': ttlAfter(untilAt), ':one': 1 },
      })
      await held(client.send(update))
    },
  }
}

const held = async (call: Promise<unknown>): Promise<boolean> => {
  try {
    await call
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    return classified(Promise.reject(error))
  }
}
