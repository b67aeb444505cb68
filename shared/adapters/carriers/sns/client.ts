import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns'
import { Sha256 } from '../../sdk/sha256.ts'
import { signOnce } from '../../sdk/sign-once.ts'
import { sdkTransport } from '../../sdk/transport.ts'

/** Beyond this, more open requests only wait at the carrier: SNS answers in some 30 ms, so 100 sockets carry 3,000 a second. */
export const openRequests = 100

/**
 * No retries of the SDK: a hand-over that is retried unseen is a duplicate nobody counts. The timeout must end well inside the
 * 20 s of a send function, so that a window's results can still be written.
 */
export const snsClient = (requestTimeoutMs = 5_000, config: SNSClientConfig = {}): SNSClient =>
  signOnce(
    new SNSClient({
      ...config,
      maxAttempts: 1,
      sha256: Sha256,
      requestHandler: sdkTransport({ sockets: openRequests, connectTimeoutMs: 1_500, requestTimeoutMs }),
    }),
  )
