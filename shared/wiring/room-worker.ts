import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { dynamoDbRoomPosts } from '../adapters/dynamodb/room-posts.ts'
import { dynamoDbRoomTurns } from '../adapters/dynamodb/room-turns.ts'
import { sqsClient } from '../adapters/sqs/client.ts'
import { sqsHideMessage, sqsWorkQueue } from '../adapters/sqs/work-queue.ts'
import { SendMessage } from '../contracts/queue-messages.ts'
import { defaultPolicy as policy } from '../policy/default-policy.ts'
import type { RoomDelivery } from '../protocol/room-delivery.ts'
import { workRooms } from '../protocol/work-rooms.ts'
import { lineHandler } from '../runtime/line-handler.ts'
import { log } from '../runtime/logger.ts'
import { sendTimeoutMs } from '../runtime/time-box.ts'
import type { SheetStores as Stores } from './sheet-worker.ts'

/** What a robot has posted, kept beside the sheets. */
export const roomStores = ({ documents, sheetsTable, clock }: Stores): Pick<RoomDelivery, 'turns' | 'posts'> => ({
  turns: dynamoDbRoomTurns(documents, sheetsTable, clock),
  posts: dynamoDbRoomPosts(documents, sheetsTable),
})

export const roomHandler = (
  { sheets, warnings, directory, stops }: Stores,
  queueUrl: string,
  delivery: RoomDelivery,
) => {
  const client = sqsClient()
  const queue = sqsWorkQueue(client, { chat: queueUrl })
  const ports = { sheets, warnings, directory, stops, policy, queue, newToken: randomUUID, pause: wait, log }
  const hide = sqsHideMessage(client, () => queueUrl)
  return lineHandler(SendMessage, workRooms(ports, delivery), { log, hide, timeoutMs: sendTimeoutMs })
}

const wait = (milliseconds: number): Promise<void> => pause(milliseconds)
