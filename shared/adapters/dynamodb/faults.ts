import { Fault, type FaultReason } from '../../ports/fault.ts'

/** Error name or connection code of the SDK → why, and whether the same call may succeed later. */
const classes: [names: string[], reason: FaultReason, retryable: boolean][] = [
  [
    [
      'ProvisionedThroughputExceededException',
      'RequestLimitExceeded',
      'ThrottlingException',
      'ThrottlingError',
      'ThrottledException',
      'TooManyRequestsException',
      'LimitExceededException',
    ],
    'throttled',
    true,
  ],
  [['TransactionConflictException', 'TransactionInProgressException', 'TransactionConflict'], 'conflict', true],
  [['TimeoutError', 'AbortError', 'RequestTimeout', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'], 'timeout', true],
  [
    ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE', 'InternalServerError', 'ServiceUnavailable'],
    'unreachable',
    true,
  ],
  [
    [
      'AccessDeniedException',
      'UnrecognizedClientException',
      'ExpiredTokenException',
      'InvalidSignatureException',
      'IncompleteSignatureException',
      'MissingAuthenticationTokenException',
      'CredentialsProviderError',
    ],
    'not-permitted',
    false,
  ],
  [['ResourceNotFoundException', 'ValidationException', 'SerializationException'], 'misconfigured', false],
]

/** Any error of the SDK as a Fault; a Fault stays what it is. Conditional refusals are values: callers take them out first. */
export const asFault = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  const words = wordsOf(error)
  const found = classes.find(([names]) => words.some(word => names.includes(word)))
  if (found) return new Fault(found[1], found[2], `DynamoDB: ${words.join(', ')}`, error)
  return serverSide(error)
    ? new Fault('unreachable', true, 'DynamoDB: server error', error)
    : new Fault('unclassified', false, `DynamoDB: ${words.join(', ')}`, error)
}

/** Awaits one call of the SDK; whatever it throws becomes a Fault. */
export const classified = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call
  } catch (error) {
    throw asFault(error)
  }
}

/** The name, the connection code, and what cancelled a transaction. No message: it may quote an item. */
const wordsOf = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [typeof error]
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const reasons =
    'CancellationReasons' in error && Array.isArray(error.CancellationReasons) ? error.CancellationReasons : []
  const cancelled = reasons.flatMap(({ Code }: { Code?: string }) => (Code && Code !== 'None' ? [Code] : []))
  return [error.name, ...code, ...cancelled]
}

const serverSide = (error: unknown): boolean => {
  if (!(error instanceof Error) || !('$metadata' in error)) return false
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number }
  return httpStatusCode !== undefined && httpStatusCode >= 500
}
