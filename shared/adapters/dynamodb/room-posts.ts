import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { RoomPost, robotOf } from '../../domain/rooms/room-post.ts'
import type { RoomPosts } from '../../ports/sheets.ts'
import { classified } from './faults.ts'

/** `ROOM#<robot>` / `POST#<id>`: every post of a robot in its order, with what was in it. */
export const dynamoDbRoomPosts = (client: DynamoDBDocumentClient, TableName: string): RoomPosts => {
  const keyOf = (id: string) => ({ pk: `ROOM#${robotOf(id)}`, sk: `POST#${id}` })
  return {
    async put(post) {
      await classified(client.send(new PutCommand({ TableName, Item: { ...keyOf(post.id), v: 1, ...post } })))
    },
    async find(id) {
      const get = new GetCommand({ TableName, Key: keyOf(id), ConsistentRead: true })
      const { Item } = await classified(client.send(get))
      return Item && RoomPost.parse(Item)
    },
  }
}
