import type { Reference } from './alert.ts'
import { type Finding, found, quote, type Reading, tokens } from './reading.ts'
import { name } from './text-values.ts'
import { time } from './time.ts'

/** Section 3.2.1, addresses and incidents: entries between blanks, those with blanks inside in double quotes. */
export const quotedList = (raw: string): Reading<string[]> => {
  const whole = /^\s*(?:(?:"[^"]+"|[^\s"]+)(?:\s+|$))*$/
  if (!whole.test(raw)) return found('bad-list', 'has a double quote that does not enclose a whole entry.')
  return { value: Array.from(raw.matchAll(/"([^"]+)"|([^\s"]+)/g), ([, quoted, bare]) => quoted ?? bare ?? '') }
}

/** Section 3.2.1, references: `sender,identifier,sent`, separated by white space. */
export const references = (raw: string): Reading<Reference[]> => {
  const entries = tokens(raw).map(token => ({ token, reference: parseReference(token) }))
  const bad = entries.filter(({ reference }) => reference === undefined)
  const findings = bad.map(({ token }): Finding => ({ code: 'bad-reference', message: badReference(token) }))
  if (findings.length > 0) return { findings }
  return { value: entries.flatMap(({ reference }) => reference ?? []) }
}

const badReference = (token: string): string =>
  `has ${quote(token)}, which is not “sender,identifier,sent” with a time as 2026-07-01T04:10:00+08:00.`

const parseReference = (token: string): Reference | undefined => {
  const [sender = '', identifier = '', sent = '', ...more] = token.split(',')
  const good = more.length === 0 && 'value' in name(sender) && 'value' in name(identifier) && 'value' in time(sent)
  return good ? { sender, identifier, sent } : undefined
}
