import { connectAsync } from 'mqtt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Field, startField } from '../../../infra/field/field.ts'
import { characterOf } from '../../../infra/field/loudspeakers/character.ts'
import { buildPopulation, isConnected, type Population } from '../../../infra/field/population.ts'
import { boardKey, boardPublicKey, seal } from '../../../shared/adapters/carriers/iot/envelope.ts'
import { IotLoudspeakerCarrier } from '../../../shared/adapters/carriers/iot/loudspeaker-carrier.ts'
import { iotProgrammePublisher } from '../../../shared/adapters/carriers/iot/programme-publisher.ts'
import { iotClient } from '../../../shared/adapters/carriers/iot/publish.ts'
import { startIotBroker } from './iot-broker.ts'
import { announcement, board, village } from './loudspeaker-carrier.ts'
import { account } from './nobody.ts'
import { never, permitFor, until } from './permits.ts'

const secret = 'a secret of the contract tests'
const neighbour = '430182101002'
const installed = (place: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ kind: 'terminal' as const, place, id: `${place}-${n}` }))

/** Three villages of fifty; one of them lies dark, and with this seed it is not the one that is spoken to. */
const population = buildPopulation(
  [...installed(village, 50), ...installed(neighbour, 50), ...installed('430182101003', 50)],
  'seed-7',
)
const answering = (place: string): number =>
  population.terminals.filter(terminal => terminal.place === place && isConnected(population, terminal)).length

describe('the loudspeakers of the field, over a real broker', () => {
  let broker: Awaited<ReturnType<typeof startIotBroker>>
  let field: Field
  let carrier: IotLoudspeakerCarrier
  const start = (people: Population, timeScale: number): Promise<Field> =>
    startField({
      population: people,
      loudspeakers: { mqttUrl: broker.mqttUrl, boardPublicKey: boardPublicKey(secret), timeScale },
    })
  const played = (): number => field.received.figures().loudspeaker.received

  beforeEach(async () => {
    broker = await startIotBroker()
    carrier = new IotLoudspeakerCarrier({ secret, client: iotClient(20_000, { endpoint: broker.url, ...account }) })
  })
  afterEach(async () => {
    await field.close()
    await broker.close()
  })

  it('all that work connect, and none of the dark village', async () => {
    field = await start(population, 0.001)
    expect(population.darkVillage).not.toBe(village)
    expect(answering(population.darkVillage ?? '')).toBe(0)
    const working = population.terminals.filter(terminal => isConnected(population, terminal))
    expect([field.connected(), working.length > 90]).toEqual([working.length, true])
  })

  it('each of a village plays a board once, however often it comes, and its neighbours stay silent', async () => {
    field = await start(population, 0.001)
    await carrier.publishBoard(board(1, [announcement()]), [], never())
    await until(() => played() === answering(village))
    await carrier.publishBoard(board(2, [announcement(), { ...announcement('w2.1'), script: '第二条' }]), [], never())
    await until(() => played() === 2 * answering(village))
    expect(field.received.figures().loudspeaker.distinct).toBe(2 * answering(village))
  })

  it('a terminal that boots after the board was published catches up', async () => {
    await carrier.publishBoard(board(1, [announcement()]), [], never())
    field = await start(population, 0.001)
    await until(() => played() === answering(village))
  })

  it('plays a command to one terminal alone, and reports it with the reference it was given', async () => {
    field = await start(population, 0.001)
    const [terminal] = population.terminals.filter(one => one.place === village && isConnected(population, one))
    const id = terminal?.id ?? ''
    const listener = await connectAsync(broker.mqttUrl, { protocolVersion: 4 })
    const reports: { topic: string; report: unknown }[] = []
    listener.on('message', (topic, payload) => reports.push({ topic, report: JSON.parse(payload.toString('utf8')) }))
    await listener.subscribeAsync('tongluo/+/+/+/played', { qos: 1 })
    await carrier.command(announcement(), village, permitFor(id), never())
    await until(() => reports.length > 0)
    const { ref } = announcement()
    expect(reports).toEqual([
      {
        topic: `tongluo/430182/${village}/${id}/played`,
        report: { ref, outcome: 'played', at: expect.any(Number) },
      },
    ])
    expect(played()).toBe(1)
    await listener.endAsync()
  })

  it('falls silent in the middle when the board cancels what it says', async () => {
    field = await start(population, 1)
    const listener = await connectAsync(broker.mqttUrl, { protocolVersion: 4 })
    const reasons: unknown[] = []
    listener.on('message', (_, payload) => reasons.push(JSON.parse(payload.toString('utf8')).reason))
    await listener.subscribeAsync('tongluo/+/+/+/played', { qos: 1 })
    await carrier.publishBoard(board(1, [announcement()]), [], never())
    await carrier.publishBoard(board(2, [], [{ id: announcement().id, until: announcement().expiresAt }]), [], never())
    await until(() => reasons.length === answering(village))
    expect(new Set(reasons)).toEqual(new Set(['silenced']))
    expect(played()).toBe(0)
    await listener.endAsync()
  })

  it('obeys nothing that another key signed', async () => {
    field = await start(population, 0.001)
    const stranger = await connectAsync(broker.mqttUrl, { protocolVersion: 4 })
    const topic = `tongluo/430182/${village}/board`
    const forged = seal(board(9, [announcement('forged.1')]), boardKey('another secret'))
    await stranger.publishAsync(topic, forged, { qos: 1 })
    await carrier.publishBoard(board(1, [announcement()]), [], never())
    await until(() => played() === answering(village))
    expect(new Set(field.received.recent('loudspeaker', 500).map(({ content }) => content))).toEqual(
      new Set([announcement().script]),
    )
    await stranger.endAsync()
  })

  it('a power cut in the middle of a word: the last will, an honest report, and the warning once more', async () => {
    const one = buildPopulation([{ kind: 'terminal', place: village, id: 'horn' }], 'seed-7')
    field = await start(one, 0.02)
    const heard: { topic: string; said: Record<string, unknown> }[] = []
    const listener = await connectAsync(broker.mqttUrl, { protocolVersion: 4 })
    listener.on('message', (topic, payload) =>
      heard.push({ topic: topic.split('/').at(-1) ?? '', said: JSON.parse(payload.toString('utf8')) }),
    )
    await listener.subscribeAsync('tongluo/+/+/+/+', { qos: 1 })
    const long = { ...announcement(), script: '请立即转移。'.repeat(20) }
    await carrier.publishBoard(board(1, [long]), [], never())
    await until(() => field.playing() === 1)
    heard.splice(0)
    expect(field.cutPower({ place: village, seconds: 5 })).toBe(1)
    await until(() => heard.some(({ said }) => said.outcome === 'played'), 10_000)
    const told = heard.map(({ topic, said }) => `${topic} ${said.outcome ?? said.online} ${said.reason ?? ''}`.trim())
    expect(told.filter(line => !line.startsWith('state true'))).toEqual([
      'state false',
      'played failed power-lost',
      'played played',
    ])
    await listener.endAsync()
  })

  it('a village has its week from what is retained: each says what is due, once, and reports it', async () => {
    const publisher = iotProgrammePublisher({ secret, client: iotClient(20_000, { endpoint: broker.url, ...account }) })
    // It is noon there, whenever this runs.
    const minutes = Math.floor((Date.now() % 86_400_000) / 60_000)
    const talk = {
      ...{ id: 'fire', title: '森林防火', script: '进山不带火种。', at: '11:55', seconds: 60, volume: 70 },
      ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], ref: `programme/${village}/fire`, authority: 'village' as const },
    }
    const document = {
      ...{
        place: village,
        version: 3,
        utcOffsetMinutes: 720 - minutes,
        day: { from: '06:30', until: '21:30' },
        cap: 100,
      },
      ...{ caps: {}, items: [talk] },
    }
    await publisher.publish(document, never())
    const refs: string[] = []
    const listener = await connectAsync(broker.mqttUrl, { protocolVersion: 4 })
    listener.on('message', (topic, payload) => refs.push(`${topic} ${JSON.parse(payload.toString('utf8')).ref}`))
    await listener.subscribeAsync('tongluo/+/+/+/played', { qos: 1 })
    field = await start(population, 0.001)
    const onTime = population.terminals.filter(one => {
      const { deadBattery, aheadMs } = characterOf(one, population.seed, 1)
      return one.place === village && isConnected(population, one) && !deadBattery && Math.abs(aheadMs) < 60_000
    })
    expect(onTime.length).toBeGreaterThan(40)
    await until(() =>
      onTime.every(({ id }) => refs.some(ref => ref.includes(`/${id}/played programme/${village}/fire/`))),
    )
    await publisher.publish(
      { ...document, version: 2, items: [{ ...talk, ref: `${talk.ref}-old`, at: '11:50' }] },
      never(),
    )
    await carrier.publishBoard(board(1, [announcement()]), [], never())
    await until(() => played() === answering(village))
    expect(new Set(refs).size).toBe(refs.length)
    expect(refs.filter(ref => ref.includes('fire-old'))).toEqual([])
    await listener.endAsync()
  })
})
