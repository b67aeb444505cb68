import type { Log, LogFields } from '../ports/log.ts'

/**
 * One JSON line an entry. Own code because the usual loggers print an error's message and cause, and a carrier's error text
 * may hold a phone number: here only the type of an error and our own frames of its stack are written.
 */
const write = (level: 'info' | 'warn' | 'error', code: string, fields: LogFields = {}, cause?: unknown): void => {
  const entry = { at: new Date().toISOString(), level, code, function: process.env.AWS_LAMBDA_FUNCTION_NAME, ...fields }
  process.stdout.write(`${JSON.stringify(cause === undefined ? entry : { ...entry, ...describe(cause) })}\n`)
}

const describe = (cause: unknown): { errorType: string; where?: string } => {
  if (!(cause instanceof Error)) return { errorType: typeof cause }
  const frames = cause.stack?.match(/^\s+at .+$/gm)?.slice(0, 4)
  return { errorType: cause.name, ...(frames && { where: frames.map(frame => frame.trim()).join(' < ') }) }
}

export const log: Log = {
  info: (code, fields) => write('info', code, fields),
  warn: (code, fields, cause?: unknown) => write('warn', code, fields, cause),
  error: (code, fields, cause) => write('error', code, fields, cause),
}
