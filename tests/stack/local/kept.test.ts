import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { fixtureHouse } from '../../fixtures/local/house.ts'
import { eventually, type RunningHouse, runHouse } from '../../fixtures/local/running-house.ts'

const data = mkdtempSync(join(tmpdir(), 'tongluo-data-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

const start = (resources = fixtureHouse()) => runHouse(inject('fixtureBundles'), resources, { data })
let house: RunningHouse
const result = async (call: string, body = ''): Promise<unknown> => (await house.call(call, body)).result
const ids = async (): Promise<unknown> => ((await result('done')) as { id: string }[]).map(({ id }) => id)

describe('what is kept in a data directory, when everything has ended and is started again', () => {
  let secret: unknown
  beforeAll(async () => {
    house = await start()
    secret = await result('secret')
    await house.call('put', 'OUT#1')
    await house.call('board-retained', '{"board":1}')
    await house.call('send', '{"id":"worked off"}')
    await eventually(ids, found => String(found).includes('worked off'))
    await eventually(
      () => result('take', 'RELAYED'),
      found => String(found).includes('OUT#1'),
    )
    await house.call('send', '{"id":"under way","do":"hang"}')
    await house.close()
    house = await start()
  })
  afterAll(() => house.close())

  test('its secrets', async () => {
    expect(await result('secret')).toBe(secret)
  })

  test('its tables', async () => {
    expect(await ids()).toContain('worked off')
  })

  test('its messages, and how far its streams were read: what was handed on is not handed on again', async () => {
    await house.call('put', 'OUT#2')
    const relayed = await eventually(
      () => result('take', 'RELAYED'),
      found => String(found).includes('OUT#2'),
    )
    expect(relayed).toHaveLength(2)
  })

  test('what was being worked on: it goes on to its end', async () => {
    const dead = await eventually(
      () => result('take', 'WORK_DEAD'),
      found => String(found).includes('under way'),
    )
    expect(dead).toContainEqual(expect.stringContaining('under way'))
  })

  test('what is retained for loudspeakers', async () => {
    const later = await connectAsync(house.cloud.mqttUrl, { protocolVersion: 4 })
    const { promise, resolve } = Promise.withResolvers<string>()
    later.on('message', (_, payload) => resolve(payload.toString('utf8')))
    await later.subscribeAsync('tongluo/430182/430182001001/board', { qos: 1 })
    expect(await promise).toBe('{"board":1}')
    await later.endAsync()
  })

  test('and is nobody else’s meanwhile', async () => {
    await expect(start()).rejects.toThrow(`The data directory ${data} is in use by another service.`)
  })
})

test('a data directory of other tables is refused in a sentence', async () => {
  const { OtherTable: _, ...rest } = fixtureHouse()
  await expect(start(rest)).rejects.toThrow('The data directory was made for other tables or queues than these')
})
