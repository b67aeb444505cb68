import type { Log, LogFields } from '../../../shared/ports/log.ts'

type Line = { level: 'info' | 'warn' | 'error'; code: string; fields?: LogFields }

/** A log that remembers what was written to it. */
export const recordingLog = (): Log & { lines: Line[] } => {
  const lines: Line[] = []
  const writer =
    (level: Line['level']) =>
    (code: string, fields?: LogFields): void => {
      lines.push({ level, code, ...(fields && { fields }) })
    }
  return { lines, info: writer('info'), warn: writer('warn'), error: writer('error') }
}
