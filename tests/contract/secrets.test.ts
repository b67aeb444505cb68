import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { memorySecrets } from '../../shared/adapters/memory/secrets.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import type { Secrets } from '../../shared/ports/secrets.ts'

type Answer = { status: number; body: object }
const answers: Record<string, Answer> = {
  admin: { status: 200, body: { SecretString: 'open sesame' } },
  binary: { status: 200, body: { SecretBinary: 'AAAA' } },
  denied: { status: 400, body: { __type: 'AccessDeniedException', Message: 'no' } },
}
const missing: Answer = { status: 400, body: { __type: 'ResourceNotFoundException', Message: 'none' } }

/** Secrets Manager's wire protocol (JSON 1.1), as far as GetSecretValue goes. */
const secretsManager = async () => {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const { SecretId } = JSON.parse(Buffer.concat(await request.toArray()).toString())
    asked.push(SecretId)
    const { status, body } = answers[SecretId] ?? missing
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  closers.push(() => server.close())
  const client = secretsManagerClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  return { asked, secrets: secretsManagerSecrets(client) }
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const suites: [name: string, make: () => Promise<Secrets>][] = [
  ['memory', async () => memorySecrets({ admin: 'open sesame' })],
  ['Secrets Manager', async () => (await secretsManager()).secrets],
]

describe.each(suites)('secrets in %s', (_, make) => {
  it('are read by their name', async () => {
    const secrets = await make()
    expect(await secrets.read('admin')).toBe('open sesame')
    expect(await secrets.read('admin')).toBe('open sesame')
  })

  it('that do not exist are a fault of the configuration', async () => {
    await expect((await make()).read('nothing')).rejects.toMatchObject({ name: 'Fault', reason: 'misconfigured' })
  })
})

describe('Secrets Manager', () => {
  it('is asked once for one secret, however many ask at once', async () => {
    const { asked, secrets } = await secretsManager()
    await Promise.all([secrets.read('admin'), secrets.read('admin'), secrets.read('admin')])
    expect(asked).toEqual(['admin'])
  })

  it('is asked again after a refusal, which is told apart from a missing secret', async () => {
    const { asked, secrets } = await secretsManager()
    await expect(secrets.read('denied')).rejects.toMatchObject({ reason: 'not-permitted', retryable: false })
    await expect(secrets.read('denied')).rejects.toMatchObject({ reason: 'not-permitted' })
    expect(asked).toEqual(['denied', 'denied'])
  })

  it('holds no key that is not text', async () => {
    const { secrets } = await secretsManager()
    await expect(secrets.read('binary')).rejects.toMatchObject({ reason: 'misconfigured' })
  })
})
