import type { AlertReason } from './read-alert.ts'

/** Reasons that say "this is not a document we can read", rather than "this document breaks a rule". */
export const unreadable: ReadonlySet<string> = new Set<AlertReason>([
  'unknown-encoding',
  'encoding-conflict',
  'bad-encoding',
  'not-well-formed',
  'xml-version',
  'doctype-forbidden',
  'undeclared-entity',
  'too-deep',
  'too-many-elements',
  'not-json',
  'not-an-object',
  'duplicate-key',
])
