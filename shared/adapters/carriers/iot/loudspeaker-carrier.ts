import type { KeyObject } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import {
  IoTDataPlaneClient,
  type IoTDataPlaneClientConfig,
  PublishCommand,
  type PublishCommandInput,
} from '@aws-sdk/client-iot-data-plane'
import { countyOf } from '../../../domain/place.ts'
import { type Permit, requirePermit } from '../../../domain/wall.ts'
import type { Announcement, Board, HandOverResult, LoudspeakerCarrier } from '../../../ports/carriers.ts'
import { notBegun } from '../transport.ts'
import { boardKey, seal } from './envelope.ts'
import { classifyIotError } from './outcomes.ts'

/** IoT Core's limit for one message: 128 KB (AWS IoT Core message broker quotas, "Maximum publish payload"). */
const maxPayloadBytes = 128 * 1024

/** No retries of the SDK: a hand-over is retried by us, so that it is counted. */
export const iotClient = (requestTimeoutMs = 5_000, config: IoTDataPlaneClientConfig = {}): IoTDataPlaneClient =>
  new IoTDataPlaneClient({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 1_500,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 50 },
      httpsAgent: { keepAlive: true, maxSockets: 50 },
    },
  })

type Options = { secret: string; client?: IoTDataPlaneClient }

/** The bureau's own loudspeakers on AWS IoT Core: `tongluo/<county>/<village>/board` and `…/<terminal>/command`, QoS 1. */
export class IotLoudspeakerCarrier implements LoudspeakerCarrier {
  readonly name = 'iot'
  readonly #client: IoTDataPlaneClient
  readonly #key: KeyObject

  constructor({ secret, client = iotClient() }: Options) {
    this.#client = client
    this.#key = boardKey(secret)
  }

  async publishBoard(board: Board, permits: Permit[], signal: AbortSignal): Promise<HandOverResult> {
    for (const permit of permits) requirePermit(permit)
    const topic = `${villageTopic(board.place)}/board`
    const empty = board.inForce.length === 0 && board.cancelled.length === 0
    // An empty retained message clears what was retained (MQTT 3.1.1 §3.3.1.3).
    return this.#publish({ topic, qos: 1, retain: true, payload: empty ? '' : seal(board, this.#key) }, signal)
  }

  async command(
    announcement: Announcement,
    place: string,
    permit: Permit,
    signal: AbortSignal,
  ): Promise<HandOverResult> {
    const { address } = requirePermit(permit)
    const topic = `${villageTopic(place)}/${address}/command`
    return this.#publish({ topic, qos: 1, payload: seal(announcement, this.#key) }, signal)
  }

  async #publish(input: PublishCommandInput & { payload: string }, signal: AbortSignal): Promise<HandOverResult> {
    if (Buffer.byteLength(input.payload) > maxPayloadBytes) return { outcome: 'refused', reason: 'too-long' }
    if (signal.aborted) return notBegun
    setMaxListeners(0, signal)
    try {
      await this.#client.send(new PublishCommand({ ...input, payload: Buffer.from(input.payload) }), {
        abortSignal: signal,
      })
      return { outcome: 'accepted' }
    } catch (error) {
      return classifyIotError(error, signal)
    }
  }
}

const villageTopic = (place: string): string => `tongluo/${countyOf(place)}/${place}`
