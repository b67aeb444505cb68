import { afterEach, describe, expect, it } from 'vitest'
import { open, publicKey } from '../../../infra/field/loudspeakers/messages.ts'
import { boardPublicKey } from '../../../shared/adapters/carriers/iot/envelope.ts'
import { IotLoudspeakerCarrier } from '../../../shared/adapters/carriers/iot/loudspeaker-carrier.ts'
import { iotErrors } from '../../../shared/adapters/carriers/iot/outcomes.ts'
import { iotClient } from '../../../shared/adapters/carriers/iot/publish.ts'
import { announcement, board, village } from './loudspeaker-carrier.ts'
import { account } from './nobody.ts'
import { never, permitFor } from './permits.ts'
import { startWire } from './wire.ts'

const secret = 'a secret of the contract tests'
let close = async (): Promise<void> => undefined
afterEach(() => close())

const carrierOn = async (status: number, body: string, type?: string) => {
  const wire = await startWire(() => ({ status, body, ...(type && { headers: { 'x-amzn-errortype': type } }) }))
  close = wire.close
  const client = iotClient(5_000, { endpoint: wire.url, ...account })
  return { carrier: new IotLoudspeakerCarrier({ secret, client }), heard: wire.heard }
}

describe('what IoT Core says, and what is made of it', () => {
  const names = Object.entries(iotErrors).filter(([name]) => name !== 'CredentialsProviderError')
  it.each(names)('%s', async (name, verdict) => {
    const { carrier, heard } = await carrierOn(400, '{"message":"no"}', name)
    expect(await carrier.command(announcement(), village, permitFor('t1'), never())).toEqual(verdict)
    expect(heard, 'the SDK does not try again behind our back').toHaveLength(1)
  })

  it.each([
    ['a refusal of an unknown kind', 400, 'refused', 'carrier-refused'],
    ['429 of whoever', 429, 'retry-later', 'throttled'],
    ["a gateway's page", 502, 'unknown', 'carrier-busy'],
  ])('%s', async (_, status, outcome, reason) => {
    const { carrier } = await carrierOn(status, '{}', 'SomethingNew')
    expect(await carrier.command(announcement(), village, permitFor('t1'), never())).toMatchObject({ outcome, reason })
  })

  it('publishes the board signed and retained, to its own village', async () => {
    const { carrier, heard } = await carrierOn(200, '{}')
    const current = board(3, [announcement()])
    await carrier.publishBoard(current, [permitFor('t1')], never())
    const { pathname, searchParams } = new URL(heard[0]?.url ?? '', 'http://iot')
    expect(decodeURIComponent(pathname)).toBe(`/topics/tongluo/430182/${village}/board`)
    expect(Object.fromEntries(searchParams)).toEqual({ qos: '1', retain: 'true', messageExpiry: '3600' })
    expect(open(heard[0]?.body ?? '', publicKey(boardPublicKey(secret)))).toEqual({
      ...current,
      at: expect.any(Number),
    })
    expect(open(heard[0]?.body ?? '', publicKey(boardPublicKey('another secret')))).toBeUndefined()
  })

  it.each([
    ['a board that is over in a week vanishes then', 7 * 24 * 3600, '604800'],
    ['a board that stands longer is given no expiry that a broker might cut', 7 * 24 * 3600 + 1, null],
  ])('%s', async (_, seconds, expected) => {
    const wire = await startWire(() => ({ status: 200, body: '{}' }))
    close = wire.close
    const [at, client] = [1_782_850_200_000, iotClient(5_000, { endpoint: wire.url, ...account })]
    const carrier = new IotLoudspeakerCarrier({ secret, client, clock: { now: () => at } })
    await carrier.publishBoard(board(1, [{ ...announcement(), expiresAt: at + seconds * 1000 }]), [], never())
    expect(new URL(wire.heard[0]?.url ?? '', 'http://iot').searchParams.get('messageExpiry')).toBe(expected)
  })

  it('refuses what is too large for IoT Core before it asks', async () => {
    const { carrier, heard } = await carrierOn(200, '{}')
    const long = { ...announcement(), script: '雨'.repeat(50_000) }
    const result = await carrier.publishBoard(board(1, [long]), [], never())
    expect(result).toEqual({ outcome: 'refused', reason: 'too-long' })
    expect(heard).toHaveLength(0)
  })
})
