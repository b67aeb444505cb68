import { classifyTransport, type Setback } from '../transport.ts'

/** What IoT Core's refusals of `Publish` mean (API reference, iotdata Publish, "Errors"). */
const throttled: Setback = { outcome: 'retry-later', reason: 'throttled', afterSeconds: 1 }
/** Our credentials or policy: nothing is published before they are checked. */
const notPermitted: Setback = { outcome: 'retry-later', reason: 'carrier-refused', afterSeconds: 5 }

export const iotErrors: Record<string, Setback> = {
  ThrottlingException: throttled,
  // "The service is temporarily unavailable": shed at the front, before publishing.
  ServiceUnavailableException: { outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 1 },
  // An unexpected error after the request was taken: it may have been published.
  InternalFailureException: { outcome: 'unknown', reason: 'carrier-busy' },
  InvalidRequestException: { outcome: 'refused', reason: 'carrier-refused' },
  MethodNotAllowedException: { outcome: 'refused', reason: 'carrier-refused' },
  RequestEntityTooLargeException: { outcome: 'refused', reason: 'too-long' },
  UnauthorizedException: notPermitted,
  ForbiddenException: notPermitted,
  AccessDeniedException: notPermitted,
  UnrecognizedClientException: notPermitted,
  ExpiredTokenException: notPermitted,
  InvalidSignatureException: notPermitted,
  CredentialsProviderError: notPermitted,
}

const refusedByStatus: Setback = { outcome: 'refused', reason: 'carrier-refused' }
const unknownByStatus: Setback = { outcome: 'unknown', reason: 'carrier-busy' }

export const classifyIotError = (error: unknown, signal: AbortSignal): Setback => {
  const { name = '', $metadata }: ServiceError = error instanceof Error ? error : {}
  const known = iotErrors[name]
  if (known) return known
  const status = $metadata?.httpStatusCode
  if (status === undefined) return classifyTransport(error, signal)
  if (status === 429) return throttled
  return status >= 400 && status < 500 && status !== 408 ? refusedByStatus : unknownByStatus
}

type ServiceError = { name?: string; $metadata?: { httpStatusCode?: number } }
