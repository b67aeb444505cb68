import { identityOf } from '../domain/cap/alert.ts'
import type { Policy } from '../domain/policy.ts'
import type { Problem } from '../domain/refusal.ts'
import type { Change } from '../domain/series/change.ts'
import type { IssuedAlert } from '../domain/series/warning.ts'
import { textAdvice } from '../domain/text/advice.ts'
import type { Judgement } from './judge.ts'

/** What becomes of an order: sent, waiting for a person or a time, or only kept. */
export type Outcome = 'issued' | 'waiting' | 'recorded'

export type Primary = Change & { alert: IssuedAlert }

/** The series that the sender is told of: of those that the order follows the one where most becomes of it. */
export const primaryOf = (changes: readonly Change[]): Primary => {
  const accepting = changes.filter((change): change is Primary => change.alert !== undefined)
  const [first] = accepting
  if (!first) throw new Error('an order that changes nothing')
  const own = accepting.filter(({ alert }) => identityOf(alert.alert) === identityOf(first.alert.alert))
  const best = (outcome: Outcome) => own.find(one => outcomeOf(one) === outcome)
  return best('issued') ?? best('waiting') ?? first
}

export const outcomeOf = ({ issue, to, alert }: Primary): Outcome =>
  issue ? 'issued' : to.pending?.seq === alert.seq ? 'waiting' : 'recorded'

type Writing = { policy: Policy; signature: string; linkTo(warning: string): string }

/** What the source should know: of its areas, its colour, its words. */
export const adviceOn = ({ policy, signature, linkTo }: Writing, { stored, audience, notes }: Judgement): Problem[] => {
  const { alert } = primaryOf(stored.changes)
  const texts = { zone: policy.zone, signature, link: linkTo(alert.warning) }
  return [...audience.warnings, ...notes, ...textAdvice(alert, texts)]
}
