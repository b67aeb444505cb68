import { connectAsync } from 'mqtt'
import { describe, expect, test } from 'vitest'
import { PlayCounts, ProgrammeReceipt, ProgrammeView } from '../../../shared/contracts/programme.ts'
import { until } from '../command.ts'
import { call, json, refusalOf } from '../support/calls.ts'
import { ningxiang, villages } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

const patienceMs = 20_000
const village = villages[0] ?? ''
const item = {
  id: 'fire',
  title: '森林防火',
  script: '进山不带火种。',
  weekdays: [1],
  at: '07:00',
  seconds: 30,
  volume: 60,
}

/** The daily use of loudspeakers: set over HTTP, told over MQTT, reported over MQTT, counted. */
export const programme = (stack: () => SmallStack): void => {
  const path = (place: string) => `${stack().url}/v1/villages/${place}/programme`
  const put = (place: string, key: string | undefined, body: unknown) =>
    call(path(place), { method: 'PUT', key, body: JSON.stringify(body), contentType: json })

  describe('the weekly programme', () => {
    test('set for a county, it is retained for each of its villages, signed', async () => {
      const { operator } = stack().keys
      const client = await connectAsync(stack().mqttUrl, { protocolVersion: 4 })
      const told = new Map<string, string>()
      client.on('message', (topic, payload) => told.set(topic, payload.toString('utf8')))
      await client.subscribeAsync('tongluo/+/+/programme', { qos: 1 })
      const answer = await put(`${ningxiang}000000`, operator, { items: [item] })
      expect([answer.status, ProgrammeReceipt.parse(answer.body).version]).toEqual([202, 1])
      const topic = `tongluo/${ningxiang}/${village}/programme`
      await until('the village is told', () => told.has(topic), patienceMs)
      expect(told.get(topic)).toContain(`programme/${ningxiang}000000/fire`)
      expect(JSON.parse(told.get(topic) ?? '')).toEqual({ signed: expect.any(String), signature: expect.any(String) })
      await client.endAsync()
      const view = ProgrammeView.parse((await call(path(village), { key: operator })).body)
      expect(view.hears).toMatchObject([{ id: 'fire', authority: 'county' }])
    })

    test('is not set by a source of warnings', async () => {
      expect(refusalOf(await put(village, stack().keys.ningxiang, { items: [] }))).toMatchObject({
        status: 403,
        title: 'role-not-permitted',
      })
    })

    test('what a loudspeaker reports of it is in the play log, and in no warning', async () => {
      const { operator } = stack().keys
      const client = await connectAsync(stack().mqttUrl, { protocolVersion: 4 })
      const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      const ref = `programme/${ningxiang}000000/fire/${day}T07:00`
      for (const [terminal, outcome] of [
        ['horn-1', 'played'],
        ['horn-2', 'failed'],
        ['horn-1', 'played'],
      ])
        await client.publishAsync(
          `tongluo/${ningxiang}/${village}/${terminal}/played`,
          JSON.stringify({ ref, outcome, at: Date.now() }),
          { qos: 1 },
        )
      await client.endAsync()
      const plays = async () =>
        PlayCounts.parse((await call(`${path(village)}/plays?days=2`, { key: operator })).body).plays
      const counted = async () => {
        const [play] = await plays()
        return play?.played === 1 && play.failed === 1
      }
      await until('both are counted', counted, patienceMs)
      expect(await plays()).toMatchObject([{ village, day, at: '07:00', item: 'fire', played: 1, failed: 1 }])
    })
  })
}
