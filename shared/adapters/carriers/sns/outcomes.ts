import { classifyTransport, type Setback } from '../transport.ts'

/**
 * What SNS's refusals of `Publish` mean for one recipient. Codes: the API reference of Publish ("Errors") and of the common
 * errors of AWS query APIs. The only question that counts: may the message have been taken?
 */
const throttled: Setback = { outcome: 'retry-later', reason: 'throttled', afterSeconds: 1 }
/** It is our credentials or policy, not the recipient, and nothing is taken before they are checked. It passes once they are mended. */
const notPermitted: Setback = { outcome: 'retry-later', reason: 'carrier-refused', afterSeconds: 5 }

export const snsErrors: Record<string, Setback> = {
  // Judged before anything is sent, and as often as it is asked.
  OptedOut: { outcome: 'refused', reason: 'opted-out' },
  InvalidParameter: { outcome: 'refused', reason: 'carrier-refused' },
  InvalidParameterValue: { outcome: 'refused', reason: 'carrier-refused' },
  ValidationException: { outcome: 'refused', reason: 'carrier-refused' },
  // Admission control, before processing: the rate of the account, or the front end shedding load.
  Throttled: throttled,
  Throttling: throttled,
  ThrottlingException: throttled,
  RequestThrottled: throttled,
  ServiceUnavailable: { outcome: 'retry-later', reason: 'carrier-busy', afterSeconds: 1 },
  // "The request processing has failed because of an unknown error": processing had begun, so it may have been sent.
  InternalError: { outcome: 'unknown', reason: 'carrier-busy' },
  InternalFailure: { outcome: 'unknown', reason: 'carrier-busy' },
  AuthorizationError: notPermitted,
  AccessDenied: notPermitted,
  InvalidClientTokenId: notPermitted,
  UnrecognizedClientException: notPermitted,
  SignatureDoesNotMatch: notPermitted,
  IncompleteSignature: notPermitted,
  InvalidSecurity: notPermitted,
  MissingAuthenticationToken: notPermitted,
  ExpiredToken: notPermitted,
  RequestExpired: notPermitted,
  OptInRequired: notPermitted,
  // No credentials could be found or fetched: nothing was signed, so nothing was sent.
  CredentialsProviderError: notPermitted,
}

const refusedByStatus: Setback = { outcome: 'refused', reason: 'carrier-refused' }
/** A proxy's 502 or 504, a 500 or 503 without SNS's own document: whatever answered may have passed the request on. */
const unknownByStatus: Setback = { outcome: 'unknown', reason: 'carrier-busy' }

/** What a thrown error of the SDK means for its recipient. Its text is read here, and goes nowhere. */
export const classifySnsError = (error: unknown, signal: AbortSignal): Setback => {
  const { code, status, text } = describe(error)
  const known = snsErrors[code]
  if (known) return code.startsWith('InvalidParameter') ? (blame(text) ?? known) : known
  if (status === undefined) return classifyTransport(error, signal)
  if (status === 429) return throttled
  return status >= 400 && status < 500 && status !== 408 ? refusedByStatus : unknownByStatus
}

/** SNS names the culprit only in words: "Invalid parameter: PhoneNumber Reason: … is not valid to publish to", "… Message too long". */
const blame = (text: string): Setback | undefined => {
  if (/opted out/i.test(text)) return { outcome: 'refused', reason: 'opted-out' }
  if (/PhoneNumber/i.test(text)) return { outcome: 'refused', reason: 'invalid-address' }
  return /too long/i.test(text) ? { outcome: 'refused', reason: 'too-long' } : undefined
}

type ServiceError = { name?: string; message?: string; Code?: string; $metadata?: { httpStatusCode?: number } }

const describe = (error: unknown) => {
  const { name = '', message = '', Code, $metadata }: ServiceError = error instanceof Error ? error : {}
  return { code: Code ?? name, status: $metadata?.httpStatusCode, text: message }
}
