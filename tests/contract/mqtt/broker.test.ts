import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iotService } from '../../../infra/local/door/iot.ts'
import { type Leash, startLeash } from '../../../infra/local/leash.ts'
import { type Broker, startBroker } from '../../../infra/local/mqtt/broker.ts'

const place = { partition: 'aws', region: 'eu-west-1', account: '0', urlSuffix: '', door: '', api: '' }
const village = 'tongluo/430182/430182101001'
const topic = `${village}/board`

describe("the local runtime's IoT Core", () => {
  let leash: Leash
  let broker: Broker
  beforeAll(async () => {
    leash = startLeash()
    broker = await startBroker(leash)
  })
  afterAll(async () => {
    await broker.close()
    leash.end()
  })

  const retained = async (topic: string): Promise<string | undefined> => {
    const client = await connectAsync(broker.url, { protocolVersion: 4 })
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    client.on('message', (from, payload) => resolve(from === topic ? payload.toString('utf8') : undefined))
    await client.subscribeAsync([topic, 'probe'], { qos: 1 })
    await client.publishAsync('probe', 'end', { qos: 1 })
    const found = await promise
    await client.endAsync()
    return found
  }
  const publish = (query: string, body: string, to = topic) => {
    const path = `/topics/${encodeURIComponent(to)}?${query}`
    const call = { method: 'POST', headers: {}, authorization: '', path, body: Buffer.from(body) }
    return iotService(broker, place).serve(call, [])
  }

  it('keeps what is retained without an expiry until it is cleared', async () => {
    expect((await publish('qos=1&retain=true', 'first')).status).toBe(200)
    expect(await retained(topic)).toBe('first')
    await publish('qos=1&retain=true', '')
    expect(await retained(topic)).toBeUndefined()
  })

  it('discards what is retained when its expiry has passed, and tells nobody', async () => {
    const listener = await connectAsync(broker.url, { protocolVersion: 4 })
    const heard: string[] = []
    listener.on('message', (_, payload) => heard.push(payload.toString('utf8')))
    await listener.subscribeAsync(topic, { qos: 1 })
    await publish('qos=1&retain=true&messageExpiry=1', 'short-lived')
    expect(await retained(topic)).toBe('short-lived')
    await expect.poll(() => retained(topic), { timeout: 5_000 }).toBeUndefined()
    expect(heard).toEqual(['short-lived'])
    await listener.endAsync()
  })

  it('a newer message takes the older one’s expiry away', async () => {
    await publish('qos=1&retain=true&messageExpiry=1', 'short-lived')
    await publish('qos=1&retain=true', 'stays')
    await publish('qos=1&retain=true&messageExpiry=1', 'a second later', `${village}/other`)
    await expect.poll(() => retained(`${village}/other`), { timeout: 5_000 }).toBeUndefined()
    expect(await retained(topic)).toBe('stays')
  })
})
