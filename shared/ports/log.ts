/** Only these keys are ever written: no phone number, room key, name, text or carrier's words has a place among them. */
export type LogFields = {
  warning?: string
  seq?: number
  county?: string
  place?: string
  notice?: string
  channel?: string
  page?: number
  bucket?: number
  lane?: string
  carrier?: string
  queue?: string
  state?: string
  reason?: string
  count?: number
  milliseconds?: number
  source?: string
  rev?: number
  importId?: string
  requestId?: string
  errorType?: string
  where?: string
}

/** `code`: a fixed kebab-case word, the thing to search for. */
export type Log = {
  info(code: string, fields?: LogFields): void
  warn(code: string, fields?: LogFields): void
  error(code: string, fields?: LogFields, cause?: unknown): void
}
