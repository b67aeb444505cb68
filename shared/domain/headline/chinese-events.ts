import type { EventWord } from './vocabulary.ts'

export type Events = { text: string; codes: string[] }

/** What may stand behind an event and names no other: 强对流天气, 山洪灾害气象风险. */
const tail = /(?:灾害)?(?:气象风险|气象等级|气象|风险|灾害|天气|事件|等级)$/
const joint = /[、和与及,/+]$/

/**
 * The events that a piece of a headline ends with: one, several with 、 or 和 between, or side by side (寒潮大风). Longer words first,
 * so that 雷雨大风 is not taken for 大风.
 */
export const eventsAtEnd = (piece: string, words: readonly EventWord[]): Events | undefined => {
  const last = lastWord(piece, words)
  if (!last) return undefined
  const codes = [last.code]
  let start = last.start
  for (;;) {
    const before = piece.slice(0, start).replace(joint, '')
    const next = endingOf(before, words)
    if (!next || next.word.length < 2) break
    codes.unshift(next.code)
    start = before.length - next.word.length
  }
  return { text: piece.slice(start), codes: [...new Set(codes)] }
}

const lastWord = (piece: string, words: readonly EventWord[]): { code: string; start: number } | undefined => {
  for (const end of [piece, piece.replace(tail, '')]) {
    const found = endingOf(end, words)
    if (found) return { code: found.code, start: end.length - found.word.length }
  }
  return undefined
}

const endingOf = (piece: string, words: readonly EventWord[]): EventWord | undefined =>
  words.find(({ word }) => piece.endsWith(word))
