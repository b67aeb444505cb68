/** What is unwise or unknown in a message of the national format that is taken: each with what follows from it. */
export const nationalAdvices = {
  'time-without-offset': 'A time without its offset; it is read as the time of China (+08:00).',
  'sender-code-differs': 'senderCode is not the office in the identifier; the identifier counts, senderCode is kept.',
  'unknown-event-code':
    'An eventType that is not in the list of event codes; the headline, else the code itself, names the event.',
  'inner-document':
    'A document for internal use (Inner); it has no public page and no link, as if its scope were Restricted.',
  'open-polygon': 'A polygon that is not closed is a line; it is kept, but nobody is found by it.',
  'longitude-first': 'Pairs that lie in China only with the longitude first; they are read so.',
  'not-understood':
    'An element, attribute or text that the format as documented here does not have; elements are kept as parameters, all of it in the original.',
} as const

export type NationalAdvice = keyof typeof nationalAdvices
