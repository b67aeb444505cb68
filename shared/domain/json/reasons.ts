/** Why a document is no CAP message in JSON, where the reasons of CAP do not fit. */
export const jsonReasons = {
  'not-json': 'The document is not JSON (RFC 8259).',
  'not-an-object': 'It is JSON, but no object that could be an alert.',
  'duplicate-key': 'An object has the same key twice; readers would disagree which one counts.',
  'wrong-json-type':
    'A value of another JSON type than its element asks for: text is a string, a number only where CAP has one, an element an object, an array only where it may be repeated.',
  'not-xml-text': 'A string with a character that XML, and so CAP, cannot hold.',
} as const

export type JsonReason = keyof typeof jsonReasons
