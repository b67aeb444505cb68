import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashOfPhone } from '../../../shared/adapters/dynamodb/phone-index.ts'

const phoneKey = 'a key for the bench'

/** As a receipt has it in place of the phone. */
export const nameOfPhone = (phone: string): string => hashOfPhone(phoneKey, phone)

/** Secrets Manager, with one secret under any name. */
export const serveSecret = async (): Promise<{ url: string; close(): void }> => {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'application/x-amz-json-1.1').end(JSON.stringify({ SecretString: phoneKey }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}
