import { readChinese } from './chinese.ts'
import { readEnglish } from './english.ts'
import { type Headline, longestHeadline } from './headline.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Event, colour and whether it calls off, as far as a headline says them in one of the ways that offices write. */
export const readHeadline = (headline: string, vocabulary: Vocabulary): Headline => {
  // Compatibility forms (Ⅲ, ［, （) are written as what they stand for.
  const text = headline.slice(0, longestHeadline).normalize('NFKC')
  return /\p{Script=Han}/u.test(text)
    ? readChinese(text.replaceAll(/\s+/g, '').replaceAll('【', '[').replaceAll('】', ']'), vocabulary)
    : readEnglish(text, vocabulary)
}
