import { identityOf } from '../domain/cap/alert.ts'
import type { County } from '../domain/place.ts'
import type { Policy } from '../domain/policy.ts'
import type { Problem } from '../domain/refusal.ts'
import type { Change } from '../domain/series/change.ts'
import type { IssuedAlert } from '../domain/series/warning.ts'
import { usableIn } from '../domain/templates/choose.ts'
import type { Template } from '../domain/templates/template.ts'
import { templateAdvice } from '../domain/templates/template-advice.ts'
import { smsAdvice, textAdvice } from '../domain/text/advice.ts'
import type { EventNames } from '../domain/text/event-names.ts'
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

export type Writing = {
  policy: Policy
  /** What an SMS is signed with, and the public page of a warning: both are counted before anything is sent. */
  signature: string
  linkTo(warning: string): string
  /** What events are called where an Alert does not say it in a reader's language. */
  names?: EventNames | undefined
  /** All that are registered with the carrier of SMS; absent: it takes any text. */
  templates?: (() => Promise<Template[]>) | undefined
}

/** Those that may carry what is accepted. undefined: SMS are texts. */
export const templatesFor = async (
  { templates }: Writing,
  { stored: { changes } }: Judgement,
): Promise<Template[] | undefined> => templates && usableIn(await templates(), countiesOf(primaryOf(changes)))

const countiesOf = ({ to, alert }: Primary): County[] =>
  to.pending?.seq === alert.seq ? to.pending.counties : to.counties

/** What the source should know: of its areas, its colour, its words. */
export const adviceOn = async (writing: Writing, judgement: Judgement): Promise<Problem[]> => {
  const { policy, signature, linkTo, names } = writing
  const { stored, audience, notes } = judgement
  const { alert } = primaryOf(stored.changes)
  const texts = { zone: policy.zone, signature, link: linkTo(alert.warning), names }
  const templates = await templatesFor(writing, judgement)
  const ofSms = templates ? templateAdvice(templates, alert, texts) : smsAdvice(alert, texts)
  return [...audience.warnings, ...notes, ...ofSms, ...textAdvice(alert, texts)]
}
