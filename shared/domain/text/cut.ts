import { longestBeginning, sentencesOf } from './sentences.ts'

/** The parts of a text: opening (issuer, time, headline), description, instruction. */
export type Parts = {
  opening: string
  description: string
  instruction: string
  /** How they are laid out. `tail`: something was cut, so say where the rest is. */
  layout: (opening: string, description: string, instruction: string, tail: boolean) => string
  /** The aim: the description is cut for it. */
  fits: (text: string) => boolean
  /** The limit: even the instruction is cut for it. The same as `fits` where there is only one. */
  mustFit: (text: string) => boolean
}
export type Cut = { text: string; cut: boolean }

/** Cuts whole sentences from the end: of the description first, of the instruction only at the hard limit. */
export const cutToFit = ({ opening, description, instruction, layout, fits, mustFit }: Parts): Cut => {
  const whole = layout(opening, description, instruction, false)
  if (fits(whole) || (description === '' && mustFit(whole))) return { text: whole, cut: false }
  const bare = layout(opening, '', instruction, false)
  const text =
    mostSentences(description, shorter => layout(opening, shorter, instruction, true), fits) ??
    [layout(opening, '', instruction, true), bare].find(mustFit) ??
    mostSentences(instruction, shorter => layout(opening, '', shorter, true), mustFit) ??
    longestBeginning(bare, mustFit)
  return { text, cut: true }
}

/** Grows from nothing, so that a very long text costs no more than what is kept of it. undefined: not even without it. */
const mostSentences = (
  text: string,
  layout: (beginning: string) => string,
  fits: (text: string) => boolean,
): string | undefined => {
  let best: string | undefined
  let beginning = ''
  for (const sentence of ['', ...sentencesOf(text)]) {
    beginning += sentence
    const candidate = layout(beginning.trim())
    if (!fits(candidate)) break
    best = candidate
  }
  return best
}
