import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startDynamo } from '../../../infra/local/dynamodb/start-dynamodb.ts'
import { startLeash } from '../../../infra/local/leash.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import type { Manifest } from '../../../shared/domain/directory/roster.ts'
import { createTables } from '../../contract/support/create-tables.ts'
import type { Wanted } from './arguments.ts'
import type { Cold } from './cold.ts'

const script = fileURLToPath(new URL('cold.ts', import.meta.url))
const publishersInFlight = 16

/** The country published into DynamoDB Local as `publish-roster` would, and a young process that is asked about it. */
export const measureCold = async (manifests: readonly Manifest[], { villages, seed }: Wanted): Promise<Cold> => {
  const leash = startLeash()
  try {
    const { url } = await startDynamo(leash)
    const access = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' }
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const raw = dynamoDbClient({ endpoint: url, region: 'us-east-1', credentials })
    const { directory } = await createTables(raw)
    await publishAll(dynamoDbDirectoryWriter(documentClient(raw), directory), manifests)
    raw.destroy()
    const child = leash.spawn(process.execPath, [script, directory, String(villages), String(seed)], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env.PATH, AWS_ENDPOINT_URL_DYNAMODB: url, ...access },
    })
    if (child.stdout === null) throw new Error('the cold process was started without a pipe')
    const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
    return JSON.parse(said)
  } finally {
    leash.end()
  }
}

const publishAll = async (
  writer: ReturnType<typeof dynamoDbDirectoryWriter>,
  manifests: readonly Manifest[],
): Promise<void> => {
  const next = manifests.values()
  const work = async () => {
    for (const manifest of next) {
      const { county, name, rev } = manifest
      await writer.putManifest(manifest)
      await writer.flip(undefined, { county, name, rev, publishedImport: 'i', problems: 0, expiredBelow: 1 })
    }
  }
  await Promise.all(Array.from({ length: publishersInFlight }, work))
}
