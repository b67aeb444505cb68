import { Rule, type RuleKind } from './rule.ts'
import { type Part, parts } from './rule-parts.ts'
import { type RuleProblem, type RuleReason, ruleReasons } from './rule-problem.ts'

const when = [parts.time, parts.zone]

/** What each kind of rule consists of, word by word, after the word that names the kind. The page of the grammar is held to it. */
export const grammar: Record<RuleKind, readonly Part[]> = {
  fixed: [parts.date, parts.offset, ...when],
  lunar: [parts.lunarDate, parts.leap, parts.offset, ...when],
  'solar-term': [parts.term, parts.offset, ...when],
  holiday: [parts.holiday, parts.border, parts.offset, ...when],
  season: [parts.season, parts.border, parts.offset, ...when],
  window: [parts.window, parts.every, ...when],
  condition: [parts.hazards, parts.colour, ...when],
  'cancel-of': [parts.notices, ...when],
}

type Word = { text: string; at: number }
export type ParsedRule = { kind: 'parsed'; rule: Rule } | ({ kind: 'refused' } & RuleProblem)

/** Reads one rule; of one that cannot be read, the first thing that is wrong, and at which character. */
export const parseRule = (text: string): ParsedRule => {
  const words = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({ text: word, at: index + 1 }))
  const [first, ...rest] = words
  const end = text.trimEnd().length + 1
  if (!first) return refused('empty-rule', { text, at: 1 })
  if (!Object.hasOwn(grammar, first.text)) return refused('unknown-kind', first)
  return read(first.text, grammar[first.text as RuleKind], rest, end)
}

const read = (kind: string, wanted: readonly Part[], words: Word[], end: number): ParsedRule => {
  const fields: Record<string, unknown> = { kind }
  let next = 0
  for (const part of wanted) {
    const word = words[next]
    if (part.optional && (!word || !part.optional.test(word.text))) continue
    if (!word) return refused('missing-part', { text: part.form, at: end })
    const found = part.read(word.text)
    if ('wrong' in found) return refused(found.wrong as RuleReason, word)
    Object.assign(fields, found)
    next += 1
  }
  const more = words[next]
  return more ? refused('left-over', more) : { kind: 'parsed', rule: Rule.parse(fields) }
}

const refused = (code: RuleReason, { text, at }: Word): ParsedRule => ({
  kind: 'refused',
  code,
  at,
  message: `Character ${at}${text === '' ? '' : `, “${text}”`}: ${ruleReasons[code]}.`,
})
