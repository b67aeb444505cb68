import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns'

/** Beyond this, more open requests only wait at the carrier: SNS answers in some 30 ms, so 100 sockets carry 3,000 a second. */
export const openRequests = 100

/**
 * No retries of the SDK: a hand-over that is retried unseen is a duplicate nobody counts. The timeout must end well inside the
 * 20 s of a send function, so that a window's results can still be written.
 */
export const snsClient = (requestTimeoutMs = 5_000, config: SNSClientConfig = {}): SNSClient =>
  new SNSClient({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 1_500,
      requestTimeout: requestTimeoutMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: openRequests },
      httpsAgent: { keepAlive: true, maxSockets: openRequests },
    },
  })
