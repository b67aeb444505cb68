import type { Headline } from './headline.ts'
import type { EventWord, Vocabulary } from './vocabulary.ts'

const warning = '(?:warning signal|warning|alert|signal|alarm|advisory)s?'
/** Events are written as their place in the list of words: `#12 and #7`. */
const events = '((?:#\\d+ (?:and |with )?)+)'
const colour = '(red|orange|yellow|blue)'
const named = '(?:is |in |force |effect |issued )*(?:for |of |due to )'

/** Which words of the headline are a colour or an event: only what stands next to the word for a warning. Blue Mountains are no colour. */
const forms = [
  new RegExp(` ${events}${colour} (?:level |code )?${warning} `),
  new RegExp(` ${colour} (?:level |code )?${events}?(?:weather )?${warning} (?:${named}${events})?`),
  new RegExp(
    ` ${events}(?:weather )?${warning} (?:level |colour |color |raised to |upgraded to |is |now |to )*${colour} `,
  ),
  new RegExp(` ${events}(?:weather )?(?:${warning}|watch) `),
  new RegExp(` (?:${warning}|watch) ${named}${events}`),
]
const ends = /\b(?:cancel(?:s|led|ed|lation)?|lifted|all clear|ended|terminated|withdrawn)\b/

/** `Red warning for heavy rain`, `Rainstorm orange alert` and their kin. */
export const readEnglish = (text: string, { eventWords, levels }: Vocabulary): Headline => {
  const plain = ` ${text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `
  const marked = eventWords.reduce(mark, plain)
  const groups = forms.map(form => form.exec(marked)).find(match => match !== null) ?? []
  const found = groups.slice(1).filter(group => group !== undefined)
  const words = found.flatMap(group => Array.from(group.matchAll(/#(\d+)/g), ([, at]) => eventWords[Number(at)]))
  const known = words.filter(word => word !== undefined)
  const level = levels.find(one => found.includes(one.colour))
  return {
    ...(known.length > 0 && { event: known.map(({ word }) => word).join(' and ') }),
    codes: [...new Set(known.map(({ code }) => code))],
    ...(level && { colour: level.colour }),
    cancels: found.length > 0 && ends.test(plain),
  }
}

/** Longest words come first, so that “flash flood” is taken before “flood”. */
const mark = (text: string, { word }: EventWord, at: number): string =>
  /^[a-z]/.test(word) ? text.replaceAll(` ${word} `, ` #${at} `) : text
