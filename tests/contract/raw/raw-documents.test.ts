import { createHash } from 'node:crypto'
import { S3Client } from '@aws-sdk/client-s3'
import { startFauxqs } from 'fauxqs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryRawDocuments } from '../../../shared/adapters/memory/raw-documents.ts'
import { s3RawDocuments } from '../../../shared/adapters/s3/raw-documents.ts'
import type { RawDocuments } from '../../../shared/ports/raw-documents.ts'

type World = { raw: RawDocuments; close(): Promise<void> }

const inMemory = async (): Promise<World> => ({ raw: memoryRawDocuments(), close: async () => undefined })

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
    raw: s3RawDocuments(client, 'raw'),
    async close() {
      client.destroy()
      await server.stop()
    },
  }
}

describe.each([
  ['memory', inMemory],
  ['S3', inS3],
])('raw documents in %s', (_, build) => {
  let world: World
  beforeAll(async () => {
    world = await build()
  })
  afterAll(() => world.close())

  const keep = async (bytes: Uint8Array, contentType: string): Promise<string> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await world.raw.put(sha256, bytes, contentType)
    return sha256
  }

  it.each([
    ['GBK', Buffer.from('3c613eb1a9d3ea3c2f613e', 'hex'), 'application/xml; charset=gbk'],
    ['a byte order mark', Buffer.from('\ufeff{}'), 'application/cap+json'],
    ['every byte', Uint8Array.from({ length: 256 }, (_, byte) => byte), 'text/xml'],
    ['nothing', new Uint8Array(), 'application/json'],
  ])('give back %s byte for byte, under its media type', async (_, bytes, contentType) => {
    const found = await world.raw.get(await keep(bytes, contentType))
    expect(found?.contentType).toBe(contentType)
    expect(Buffer.from(found?.bytes ?? []).equals(bytes)).toBe(true)
  })

  it('know nothing of a hash that was never kept', async () => {
    expect(await world.raw.get('0'.repeat(64))).toBeUndefined()
  })

  it('kept twice are kept once', async () => {
    const bytes = Buffer.from('<alert/>')
    expect(await keep(bytes, 'application/xml')).toBe(await keep(bytes, 'application/xml'))
  })
})
