import type { KeyObject } from 'node:crypto'
import type { IoTDataPlaneClient } from '@aws-sdk/client-iot-data-plane'
import { boardExpiresAt, type Cancellation, isEmpty } from '../../../domain/loudspeakers/board.ts'
import { type Permit, requireBoardPermit, requirePermit, requireSilence } from '../../../domain/wall.ts'
import type { Announcement, Board, HandOverResult, LoudspeakerCarrier } from '../../../ports/carriers.ts'
import type { Clock } from '../../../ports/clock.ts'
import { boardKey, seal } from './envelope.ts'
import { iotClient, type Publication, publishTo, villageTopic } from './publish.ts'

/**
 * A board that stands for longer is given no expiry: brokers cut long intervals, and cut short it would vanish too early. Its
 * terminals honour the times in it all the same.
 */
const longestExpirySeconds = 7 * 24 * 3600

type Options = {
  secret: string
  client?: IoTDataPlaneClient
  /** Store time: how long a retained board is still worth something. */
  clock?: Clock
}

/** The bureau's own loudspeakers on AWS IoT Core: `tongluo/<county>/<village>/board` and `…/<terminal>/command`, QoS 1. */
export class IotLoudspeakerCarrier implements LoudspeakerCarrier {
  readonly name = 'iot'
  readonly #client: IoTDataPlaneClient
  readonly #key: KeyObject
  readonly #clock: Clock

  constructor({ secret, client = iotClient(), clock = { now: Date.now } }: Options) {
    this.#client = client
    this.#clock = clock
    this.#key = boardKey(secret)
  }

  async publishBoard(board: Board, permits: Permit[], signal: AbortSignal): Promise<HandOverResult> {
    for (const permit of permits) requireBoardPermit(permit, board.place)
    const topic = `${villageTopic(board.place)}/board`
    const seconds = Math.ceil((boardExpiresAt(board) - this.#clock.now()) / 1000)
    // An empty retained message clears what was retained (MQTT 3.1.1 §3.3.1.3).
    if (isEmpty(board) || seconds <= 0) return this.#publish({ topic, qos: 1, retain: true, payload: '' }, signal)
    // A retained message that expires is discarded by the broker (MQTT 5.0 §3.3.1.3; IoT Core: `messageExpiry` of Publish).
    const expiry = seconds <= longestExpirySeconds ? { messageExpiry: seconds } : {}
    return this.#publish(
      { topic, qos: 1, retain: true, payload: seal({ ...board, at: this.#clock.now() }, this.#key), ...expiry },
      signal,
    )
  }

  async command(
    announcement: Announcement,
    place: string,
    permit: Permit,
    signal: AbortSignal,
  ): Promise<HandOverResult> {
    const { address } = requirePermit(permit, { channel: 'loudspeaker', place, ref: announcement.ref })
    const topic = `${villageTopic(place)}/${address}/command`
    return this.#publish({ topic, qos: 1, payload: seal(announcement, this.#key) }, signal)
  }

  async cancel(
    cancelled: readonly Cancellation[],
    place: string,
    permit: Permit,
    signal: AbortSignal,
  ): Promise<HandOverResult> {
    const { address } = requireSilence(permit, place, cancelled)
    const topic = `${villageTopic(place)}/${address}/command`
    return this.#publish({ topic, qos: 1, payload: seal({ cancelled }, this.#key) }, signal)
  }

  #publish(input: Publication, signal: AbortSignal): Promise<HandOverResult> {
    return publishTo(this.#client, input, signal)
  }
}
