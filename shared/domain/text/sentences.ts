/** The words of an Alert as one line: line breaks vanish between Chinese characters and are spaces elsewhere. */
export const oneLine = (text: string): string =>
  text
    .trim()
    .replace(/(?<=[\p{Script=Han}\p{P}])[^\S\n]*\n\s*(?=[\p{Script=Han}\p{P}])/gu, '')
    .replace(/\s+/gu, ' ')

const bySentence = new Intl.Segmenter('zh', { granularity: 'sentence' })
const byGrapheme = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Sentences with their end marks; put together again they are the text. 5.5毫米 is not an end, nor is ；. */
export const sentencesOf = (text: string): string[] => [...bySentence.segment(text)].map(({ segment }) => segment)

/** Closes a text with the stop of its language, unless it ends with a mark of its own. */
export const closed = (text: string, stop: string): string => {
  const trimmed = text.trim()
  return trimmed === '' || /[。．.！!？?；;：:…]$/u.test(trimmed) ? trimmed : `${trimmed}${stop}`
}

/** The longest beginning that fits, never inside a character (a surrogate pair, a combined emoji). The last resort. */
export const longestBeginning = (text: string, fits: (beginning: string) => boolean): string => {
  const ends = [...byGrapheme.segment(text)].map(({ index, segment }) => index + segment.length)
  let [most, tooMany] = [0, ends.length + 1]
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2)
    if (fits(text.slice(0, ends[middle - 1]))) most = middle
    else tooMany = middle
  }
  return most === 0 ? '' : text.slice(0, ends[most - 1])
}
