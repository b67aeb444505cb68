import { type Edge, type Every, type Rule, weekdays } from './rule.ts'

/** A rule in the words of the grammar, in one way only: whatever is read from it is the same rule. */
export const writeRule = (rule: Rule): string =>
  [rule.kind, ...partsOf(rule), rule.time, ...(rule.zone === undefined ? [] : [rule.zone])].join(' ')

const partsOf = (rule: Rule): string[] => {
  switch (rule.kind) {
    case 'fixed':
      return [day(rule), ...moved(rule.offset)]
    case 'lunar':
      return [day(rule), ...(rule.leapToo ? ['+leap'] : []), ...moved(rule.offset)]
    case 'solar-term':
      return [rule.term, ...moved(rule.offset)]
    case 'holiday':
      return [rule.holiday, rule.border, ...moved(rule.offset)]
    case 'season':
      return [rule.season, rule.border, ...moved(rule.offset)]
    case 'window':
      return [`${edge(rule.from)}..${edge(rule.until)}`, every(rule.every)]
    case 'condition':
      return [rule.hazards.join('|'), `>=${rule.colour}`]
    case 'cancel-of':
      return [rule.notices.join('|')]
  }
}

const two = (number: number): string => String(number).padStart(2, '0')
const day = ({ month, day }: { month: number; day: number }): string => `${two(month)}-${two(day)}`
const moved = (offset: number): string[] => (offset === 0 ? [] : [`${offset > 0 ? '+' : ''}${offset}d`])
const edge = (one: Edge): string => ('term' in one ? [one.term, ...moved(one.offset)].join('') : day(one))
const every = (one: Every): string =>
  'dayOfMonth' in one ? `day-${one.dayOfMonth}` : one.weekdays.flatMap(number => weekdays[number - 1] ?? []).join(',')
