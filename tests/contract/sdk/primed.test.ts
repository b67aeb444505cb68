import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { primed } from '../../../shared/adapters/dynamodb/primed.ts'

const clientOf = async (answer: RequestListener) => {
  const server = createServer(answer)
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return documentClient(dynamoDbClient({ endpoint: `http://127.0.0.1:${port}`, region: 'local', credentials }))
}

test('a client that is initialised has asked its store once', async () => {
  const asked: (string | undefined)[] = []
  const client = await clientOf(({ headers }, response) => {
    asked.push(headers['x-amz-target']?.toString())
    response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}')
  })
  await primed(client, 'warnings')
  expect(asked).toEqual(['DynamoDB_20120810.GetItem'])
})

test('a store that refuses, or does not answer at all, keeps no function from being initialised', async () => {
  const refuses = await clientOf((_, response) => response.writeHead(400).end('{"__type":"AccessDeniedException"}'))
  await expect(primed(refuses, 'warnings')).resolves.toBeUndefined()
  const silent = await clientOf(() => undefined)
  await expect(primed(silent, 'warnings')).resolves.toBeUndefined()
})
