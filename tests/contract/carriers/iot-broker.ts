import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTcpServer, type Server as TcpServer } from 'node:net'
import { Aedes } from 'aedes'
import { listenOn } from '../../../infra/field/server.ts'
import { discardExpired } from '../../../infra/local/mqtt/retained-expiry.ts'
import type { Situation } from './situations.ts'

/** The data plane's answers, as IoT Core gives them (API reference, iotdata Publish, "Errors"). */
const refusals: Partial<Record<Situation, { status: number; type: string }>> = {
  throttles: { status: 429, type: 'ThrottlingException' },
  'is busy': { status: 503, type: 'ServiceUnavailableException' },
  refuses: { status: 400, type: 'InvalidRequestException' },
}

/** A real MQTT broker, and in front of it the HTTP door of IoT Core: `POST /topics/<topic>?qos=&retain=&messageExpiry=`. */
export const startIotBroker = async () => {
  const broker = await Aedes.createBroker()
  const expiries = discardExpired(broker)
  const tcp = createTcpServer(broker.handle)
  const mqttUrl = await listenTcp(tcp)
  const published: string[] = []
  let next: Situation | undefined

  const publish = async (request: IncomingMessage): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://iot')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const topic = decodeURIComponent(pathname.replace('/topics/', ''))
    published.push(topic)
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const seconds = Number(searchParams.get('messageExpiry') ?? 0)
    const properties = seconds > 0 ? { messageExpiryInterval: seconds } : {}
    const retain = searchParams.get('retain') === 'true'
    const packet = { cmd: 'publish', qos: 1, dup: false, retain, properties } as const
    broker.publish({ ...packet, topic, payload: Buffer.concat(chunks) }, error => (error ? reject(error) : resolve()))
    await promise
  }

  const http: Server = createServer(async (request, response) => {
    const situation = next
    next = undefined
    const refusal = situation && refusals[situation]
    if (refusal) {
      response.writeHead(refusal.status, { 'x-amzn-errortype': refusal.type }).end('{"message":"no"}')
      return
    }
    if (situation === undefined || situation.startsWith('takes')) await publish(request)
    if (situation?.endsWith('breaks')) response.socket?.resetAndDestroy()
    if (situation === undefined) response.writeHead(200).end('{"message":"OK"}')
  })
  const url = await listenOn(http, 0)

  return {
    url,
    mqttUrl,
    published,
    arrange: (situation: Situation) => {
      next = situation
    },
    close: async () => {
      expiries.close()
      http.closeAllConnections()
      http.close()
      await new Promise<void>(resolve => broker.close(() => resolve()))
      tcp.close()
    },
  }
}

const listenTcp = async (server: TcpServer): Promise<string> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  return `mqtt://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}
