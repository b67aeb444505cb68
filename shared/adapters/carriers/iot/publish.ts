import { setMaxListeners } from 'node:events'
import {
  IoTDataPlaneClient,
  type IoTDataPlaneClientConfig,
  PublishCommand,
  type PublishCommandInput,
} from '@aws-sdk/client-iot-data-plane'
import { countyOf } from '../../../domain/place.ts'
import { notBegun } from '../../../domain/sheets/hand-over.ts'
import type { HandOverResult } from '../../../ports/carriers.ts'
import { Sha256 } from '../../sdk/sha256.ts'
import { signOnce } from '../../sdk/sign-once.ts'
import { sdkTransport } from '../../sdk/transport.ts'
import { classifyIotError } from './outcomes.ts'

/** IoT Core's limit for one message: 128 KB (AWS IoT Core message broker quotas, "Maximum publish payload"). */
const maxPayloadBytes = 128 * 1024

/** No retries of the SDK: a hand-over is retried by us, so that it is counted. */
export const iotClient = (requestTimeoutMs = 5_000, config: IoTDataPlaneClientConfig = {}): IoTDataPlaneClient =>
  signOnce(
    new IoTDataPlaneClient({
      ...config,
      maxAttempts: 1,
      sha256: Sha256,
      requestHandler: sdkTransport({ sockets: 50, connectTimeoutMs: 1_500, requestTimeoutMs }),
    }),
  )

export const villageTopic = (place: string): string => `tongluo/${countyOf(place)}/${place}`

export type Publication = Omit<PublishCommandInput, 'payload'> & { payload: string }

export const publishTo = async (
  client: IoTDataPlaneClient,
  input: Publication,
  signal: AbortSignal,
): Promise<HandOverResult> => {
  if (Buffer.byteLength(input.payload) > maxPayloadBytes) return { outcome: 'refused', reason: 'too-long' }
  if (signal.aborted) return notBegun
  setMaxListeners(0, signal)
  try {
    const command = new PublishCommand({ ...input, payload: Buffer.from(input.payload) })
    await client.send(command, { abortSignal: signal })
    return { outcome: 'accepted' }
  } catch (error) {
    return classifyIotError(error, signal)
  }
}
