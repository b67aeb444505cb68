import { isMet } from '../calendar/condition.ts'
import type { PlacedRule } from '../calendar/occurrences.ts'
import type { Rule } from '../calendar/rule.ts'
import type { Colour } from '../colour.ts'
import { type PlannedNotice, rulePrefix } from './planned-notice.ts'

/** What one series has in force in an area. */
export type Standing = {
  warning: string
  /** Of each event of its Alert. */
  dangers: readonly { eventCodes: readonly string[]; colour: Colour }[]
}

type Condition = Extract<Rule, { kind: 'condition' }>

export const isMetBy = (condition: Condition, standing: readonly Standing[]): boolean =>
  standing.some(({ dangers }) => dangers.some(({ eventCodes, colour }) => isMet(condition, eventCodes, colour)))

type Caused = Pick<PlannedNotice, 'cause'> & ({ key: string } | { notices: readonly string[] })

/**
 * Whether what a notice follows is so: for a `condition`, that such a warning is in force, whichever series it is by now; for a
 * `cancel-of`, that none is that would call for what it takes back. Nobody is sent home under a second warning of the same.
 */
export const groundOf = (
  caused: Caused,
  rules: readonly PlacedRule[],
  standing: readonly Standing[],
): 'stands' | 'lost' => {
  if (!caused.cause) return 'stands'
  const own = 'key' in caused ? ruleOf(caused.key, rules) : undefined
  if (caused.cause.rule === 'condition') return own?.kind === 'condition' && isMetBy(own, standing) ? 'stands' : 'lost'
  const takenBack = 'notices' in caused ? caused.notices : own?.kind === 'cancel-of' ? own.notices : undefined
  const conditions = rules.flatMap(({ notice, rule: { when } }) =>
    takenBack?.includes(notice.id) && when.kind === 'condition' ? [when] : [],
  )
  return takenBack && !conditions.some(condition => isMetBy(condition, standing)) ? 'stands' : 'lost'
}

/** The series that hold a notice: in force, of a colour that goes before it, and not what it is about itself. */
export const holders = (
  { cause, key }: Pick<PlannedNotice, 'cause' | 'key'>,
  rules: readonly PlacedRule[],
  standing: readonly (Standing & { colour: Colour })[],
  heldBy: readonly Colour[],
): string[] => {
  const own = cause && ruleOf(key, rules)
  return standing
    .filter(({ colour }) => heldBy.includes(colour))
    .filter(one => own?.kind !== 'condition' || !isMetBy(own, [one]))
    .map(({ warning }) => warning)
}

const ruleOf = (key: string, rules: readonly PlacedRule[]): Rule | undefined =>
  rules.find(({ notice, rule }) => `${notice.id}/${rule.id}/` === rulePrefix(key))?.rule.when
