import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryLostMessages } from '../../../shared/adapters/memory/lost-messages.ts'
import { s3LostMessages } from '../../../shared/adapters/s3/lost-messages.ts'
import type { LostMessage, LostMessages } from '../../../shared/ports/lost-messages.ts'

type World = { lost: LostMessages; read(message: LostMessage): Promise<string | undefined>; close(): Promise<void> }

const inMemory = async (): Promise<World> => {
  const lost = memoryLostMessages()
  return { lost, read: async ({ queue, id }) => lost.kept.get(`${queue}/${id}`)?.body, close: async () => undefined }
}

const inS3 = async (): Promise<World> => {
  const server = await startFauxqs({ port: 0, logger: false })
  server.createBucket('raw')
  const client = new S3Client({
    endpoint: server.address,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  return {
    lost: s3LostMessages(client, 'raw'),
    async read({ queue, id }) {
      const get = new GetObjectCommand({ Bucket: 'raw', Key: `lost/2026-07-01/${queue}/${id}` })
      const { Body } = await client.send(get)
      return Body?.transformToString()
    },
    async close() {
      client.destroy()
      await server.stop()
    },
  }
}

const message: LostMessage = {
  id: 'b1c2',
  queue: 'sms-dead',
  sentAt: Date.UTC(2026, 6, 1, 23, 59),
  body: 'no JSON at all: 铜锣',
}

describe.each([
  ['memory', inMemory],
  ['S3', inS3],
])('lost messages in %s', (kind, build) => {
  let world: World
  beforeAll(async () => {
    world = await build()
  })
  afterAll(() => world.close())

  it('are kept as they were, under the day they were sent, once', async () => {
    await world.lost.keep(message)
    await world.lost.keep(message)
    expect(await world.read(message)).toBe(message.body)
  })

  it.runIf(kind === 'S3')('that the bucket does not take are a fault that is worth a retry', async () => {
    const nowhere = new S3Client({
      endpoint: 'http://127.0.0.1:1',
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    })
    await expect(s3LostMessages(nowhere, 'raw').keep(message)).rejects.toMatchObject({ retryable: true })
    nowhere.destroy()
  })
})
