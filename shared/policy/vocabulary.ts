import type { EventWord, Vocabulary } from '../domain/headline/vocabulary.ts'
import { eventCategories, moreEventWords } from './event-words.ts'
import { eventCodeNames, warningSignals } from './hazards.ts'
import { warningLevels } from './warning-levels.ts'

const signalNames = Object.fromEntries(warningSignals.map(({ code, name }) => [code, name]))

/** The list names 暴雨事件 what everyone calls 暴雨. */
const called = (code: string, name: string): string => {
  const short = name.replace(/(?:灾害)?事件$/, '')
  return signalNames[code] ?? (short.length < 2 || code.endsWith('000') ? name : short)
}

const eventNames = Object.fromEntries(Object.entries(eventCodeNames).map(([code, name]) => [code, called(code, name)]))

const words: EventWord[] = [
  ...Object.entries(eventNames),
  ...Object.entries(eventCodeNames),
  ...Object.entries(moreEventWords).flatMap(([code, more]) => more.map(word => [code, word] as const)),
].map(([code, word]) => ({ code, word: word.normalize('NFKC').toLowerCase() }))

export const vocabulary: Vocabulary = {
  eventNames,
  eventWords: words.toSorted((a, b) => b.word.length - a.word.length),
  nationalColours: Object.fromEntries(warningSignals.map(({ code, colours }) => [code, colours])),
  levels: warningLevels,
  categories: eventCategories,
}
