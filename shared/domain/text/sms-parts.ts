/** Chinese carriers bill 70 UCS-2 units for one part and 67 for each of several, ASCII included: there is no GSM-7 to save on. */
export const unitsInOne = 70
export const unitsInEach = 67

/** Chinese, its punctuation and ASCII: each character is one unit and joins no other, so that any of them may begin a part. */
const single = /^[\x20-\x7e\u2010-\u2027\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * How many parts a text is billed as, where no surrogate pair or combined character may be split between two. Own code: the library
 * for it (sms-segments-calculator) takes 10 ms a text and more, for every language of every page; a test holds the two equal.
 */
export const smsParts = (text: string): number => {
  if (text.length <= unitsInOne) return 1
  if (single.test(text)) return Math.ceil(text.length / unitsInEach)
  let parts = 1
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    if (used + segment.length > unitsInEach) {
      parts += 1
      used = 0
    }
    used += segment.length
  }
  return parts
}

/** The same as `smsParts(text) <= parts`, without looking at a text that is too long anyhow. */
export const fitsInParts =
  (parts: number) =>
  (text: string): boolean =>
    text.length <= unitsInEach * Math.max(parts, 2) && smsParts(text) <= parts
