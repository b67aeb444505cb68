import { sentencesOf } from '../text/sentences.ts'

/** Where a text may be parted between two variables, the better marks first. A list's `1.` and a number's `5.5` are no end. */
const ends = ['。！？；…', '。！？；…，', '。！？；…，、：'].map(marks => new RegExp(`(?<=[${marks}]|[.!?;]\\s)`, 'u'))
const closing = /[。！？；…，、：.!?;,:\s]+$/u

/** `all`: every sentence of the text is in the values. */
export type Spread = { values: string[]; all: boolean }

/**
 * As many whole sentences from the beginning as these variables hold, one value each and none empty: a carrier takes no empty one.
 * undefined: they do not hold the first sentence, or there is too little to say for so many.
 */
export const spread = (text: string, limits: readonly number[]): Spread | undefined => {
  const sentences = sentencesOf(text)
  for (let kept = sentences.length; kept > 0; kept -= 1) {
    const beginning = sentences.slice(0, kept).join('')
    const values = beginning.length <= roomIn(limits) ? parted(beginning, limits) : undefined
    if (values) return { values, all: kept === sentences.length }
  }
  return undefined
}

/** What the limits hold at most, with the marks that fall away between them. */
const roomIn = (limits: readonly number[]): number => limits.reduce((sum, limit) => sum + limit + 2, 0)

const parted = (text: string, limits: readonly number[]): string[] | undefined => {
  for (const end of ends) {
    const values = packed(text.split(end), limits)
    if (values) return values
  }
  return undefined
}

/** The first variable takes as much as it holds; one clause at least is left for each of the others. */
const packed = (clauses: readonly string[], limits: readonly number[]): string[] | undefined => {
  const [limit, ...others] = limits
  if (limit === undefined) return clauses.length === 0 ? [] : undefined
  for (let taken = clauses.length - others.length; taken > 0; taken -= 1) {
    const value = clauses.slice(0, taken).join('').replace(closing, '').trim()
    if (value === '' || value.length > limit) continue
    const rest = packed(clauses.slice(taken), others)
    return rest && [value, ...rest]
  }
  return undefined
}
