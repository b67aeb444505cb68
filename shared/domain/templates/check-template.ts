import type { Problem } from '../refusal.ts'
import { labelsIn } from '../text/labels-of.ts'
import { piecesOf } from './placeholders.ts'
import { isPlain } from './plain-words.ts'
import type { TemplateContent, Variable } from './template.ts'
import { type TemplateCarrier, templateRules } from './template-carrier.ts'

export const templateProblems = [
  'variables-differ',
  'variables-adjacent',
  'only-variables',
  'above-limit',
  'forbidden-content',
  'time-missing',
  'serial-missing',
  'drill-unmarked',
] as const
export type TemplateProblem = (typeof templateProblems)[number]

/** What the carrier would reject, and what no message of ours could be sent with; all of it at once. */
export const checkTemplate = (carrier: TemplateCarrier, content: TemplateContent): Problem<TemplateProblem>[] => [
  ...checkNames(content),
  ...checkLimits(carrier, content.variables),
  ...checkWords(content),
  ...checkUses(content),
]

const checkNames = ({ words, variables }: TemplateContent): Problem<TemplateProblem>[] => {
  const written = piecesOf(words).flatMap(piece => ('variable' in piece ? [piece.variable] : []))
  const listed = variables.map(({ name }) => name)
  const differs = written.join() !== listed.join() || new Set(listed).size < listed.length
  return differs
    ? [problem('variables-differ', 'variables', `The words have ${list(written)}, the list has ${list(listed)}`)]
    : []
}

const checkLimits = (carrier: TemplateCarrier, variables: readonly Variable[]): Problem<TemplateProblem>[] => {
  const { variable: limit } = templateRules[carrier]
  return variables
    .filter(({ most }) => most > limit)
    .map(({ name }) =>
      problem('above-limit', `variables/${name}`, `${carrier} takes ${limit} characters in a variable`),
    )
}

const checkWords = ({ words }: TemplateContent): Problem<TemplateProblem>[] => {
  const pieces = piecesOf(words)
  const fixed = pieces.flatMap(piece => ('fixed' in piece ? [piece.fixed] : []))
  const touch = pieces.some((piece, at) => 'variable' in piece && at > 0 && 'variable' in (pieces[at - 1] ?? {}))
  return [
    ...(touch ? [problem('variables-adjacent', 'words', 'Two variables touch each other')] : []),
    ...(/\p{L}/u.test(fixed.join('')) ? [] : [problem('only-variables', 'words', 'Nothing but variables is said')]),
    ...(fixed.every(isPlain)
      ? []
      : [problem('forbidden-content', 'words', 'A sign or a number stands in it that carriers refuse')]),
  ]
}

const checkUses = ({ uses, status, language, words, variables }: TemplateContent): Problem<TemplateProblem>[] => {
  const carries = new Set(variables.map(one => one.carries))
  const mark = wordsOf(labelsIn(language).drill[status] ?? '')
  // The text of a season is registered word by word, one template each.
  const isNotice = uses.every(use => use === 'notice')
  const follows = uses.some(use => use === 'update' || use === 'cancel' || use === 'not-covered')
  return [
    ...(carries.has('time') || isNotice ? [] : [problem('time-missing', 'variables', 'It tells when it was issued')]),
    ...(!follows || carries.has('serial')
      ? []
      : [problem('serial-missing', 'variables', 'What follows a warning tells its number in the series')]),
    ...(wordsOf(words).startsWith(mark)
      ? []
      : [problem('drill-unmarked', 'words', `The words of this status begin with “${mark}”`)]),
  ]
}

const wordsOf = (text: string): string => text.replace(/[\p{P}\s]/gu, '')
const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '))

const problem = (code: TemplateProblem, at: string, message: string): Problem<TemplateProblem> => ({
  code,
  at,
  message: `${message}.`,
})
