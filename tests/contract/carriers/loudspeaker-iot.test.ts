import { connectAsync } from 'mqtt'
import { Board, open, publicKey } from '../../../infra/field/loudspeakers/messages.ts'
import { boardPublicKey } from '../../../shared/adapters/carriers/iot/envelope.ts'
import { IotLoudspeakerCarrier } from '../../../shared/adapters/carriers/iot/loudspeaker-carrier.ts'
import { iotClient } from '../../../shared/adapters/carriers/iot/publish.ts'
import { startIotBroker } from './iot-broker.ts'
import { loudspeakerCarrierContract, village } from './loudspeaker-carrier.ts'
import { account, nobodyListens } from './nobody.ts'

const secret = 'a secret of the contract tests'
const shortMs = 800
const patientMs = 20_000

/** As a terminal would: subscribe, and take what is retained; a probe after it says that nothing was. */
const readRetained = async (mqttUrl: string): Promise<Board | undefined> => {
  const client = await connectAsync(mqttUrl, { protocolVersion: 4 })
  const { promise, resolve } = Promise.withResolvers<string>()
  client.on('message', (topic, payload) => resolve(topic === 'probe' ? '' : payload.toString('utf8')))
  await client.subscribeAsync(`tongluo/430182/${village}/board`, { qos: 1 })
  await client.subscribeAsync('probe', { qos: 1 })
  await client.publishAsync('probe', 'end', { qos: 1 })
  const payload = await promise
  await client.endAsync()
  return payload === '' ? undefined : Board.parse(open(payload, publicKey(boardPublicKey(secret))))
}

loudspeakerCarrierContract('IoT Core', async () => {
  const broker = await startIotBroker()
  const carrierAt = (endpoint: string, timeoutMs: number) =>
    new IotLoudspeakerCarrier({ secret, client: iotClient(timeoutMs, { endpoint, ...account }) })
  const carrier = carrierAt(broker.url, patientMs)
  return {
    carrier,
    arrange: situation => {
      if (situation === 'cannot be reached') return carrierAt(nobodyListens, patientMs)
      broker.arrange(situation)
      return situation.endsWith('never answers') ? carrierAt(broker.url, shortMs) : carrier
    },
    silence: () => broker.arrange('takes it and never answers'),
    arrived: () => broker.published.length,
    retained: () => readRetained(broker.mqttUrl),
    close: () => broker.close(),
  }
})
