import { DateTime } from 'luxon'
import { Colour } from '../colour.ts'
import { isWithin, type Span } from '../hours.ts'
import { momentOf } from './local-time.ts'
import type { Rule } from './rule.ts'

type Condition = Extract<Rule, { kind: 'condition' }>

/** Whether a warning of one of these event codes and this colour calls for the notice. */
export const isMet = ({ hazards, colour }: Condition, eventCodes: readonly string[], warned: Colour): boolean =>
  hazards.some(code => eventCodes.includes(code)) && Colour.options.indexOf(warned) <= Colour.options.indexOf(colour)

/** When what follows a warning is told (ms): at once by day, otherwise at the rule's time, the next that comes. `since`: ms. */
export const timeAfter = ({ time, zone: own }: Pick<Rule, 'time' | 'zone'>, since: number, zone: string, day: Span) => {
  const local = own ?? zone
  if (isWithin(day, local, since)) return since
  const today = DateTime.fromMillis(since, { zone: local })
  const next = [today, today.plus({ days: 1 })].map(one => momentOf(one.toFormat('yyyy-MM-dd'), time, local))
  return next.find(at => at >= since) ?? since
}
