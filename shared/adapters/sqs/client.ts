import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs'
import { Sha256 } from '../sdk/sha256.ts'
import { signOnce } from '../sdk/sign-once.ts'
import { sdkTransport } from '../sdk/transport.ts'

/** A county is 59 batches of ten messages: as many at once as are answered while the next are made. */
const sockets = 50

/** Region, endpoint and credentials come from the SDK's own variables. Tried again by the SDK: what a queue has twice changes nothing. */
export const sqsClient = (config: SQSClientConfig = {}): SQSClient =>
  signOnce(
    new SQSClient({
      sha256: Sha256,
      requestHandler: sdkTransport({ sockets, connectTimeoutMs: 3_000, requestTimeoutMs: 5_000 }),
      ...config,
    }),
  )
