import type { Problem } from '../refusal.ts'
import { givenText } from '../text/given.ts'
import { aimedParts } from '../text/sms.ts'
import type { TextOptions } from '../text/text-source.ts'
import type { Voice } from '../text/voices.ts'
import type { Fit } from './best-fit.ts'
import { type Choice, choices, type Sent } from './choose.ts'
import type { Template } from './template.ts'
import type { Unfit } from './unfit.ts'

export type TemplateAdvice = Problem<'no-template' | 'sms-instruction-cut' | 'sms-too-long' | 'given-text-unused'>

/** What a source should know before its Alert is sent as registered templates. `templates`: those that may carry it. */
export const templateAdvice = (
  templates: readonly Template[],
  source: Sent,
  options: Pick<TextOptions, 'zone' | 'names'>,
): TemplateAdvice[] => [
  ...choices(templates, source, options).flatMap(({ choice, ...voice }) => adviceOn(choice, voice)),
  ...(givenText(source.alert, 'sms') === undefined ? [] : [givenUnused]),
]

const adviceOn = (choice: Choice, { lang, covered }: Voice): TemplateAdvice[] => {
  const at = `sms (${lang}${covered ? '' : ', outside'})`
  if (choice.kind === 'nothing-to-say') return []
  return choice.kind === 'fits'
    ? fitAdvice(choice).map(advice => ({ ...advice, at }))
    : [{ code: 'no-template', at, message: `${untold} ${whyNot(choice.unfit)}` }]
}

const fitAdvice = ({ cut, parts, template: { name } }: Fit): Pick<TemplateAdvice, 'code' | 'message'>[] => {
  const advice: Pick<TemplateAdvice, 'code' | 'message'>[] = []
  if (cut) advice.push({ code: 'sms-instruction-cut', message: `${name} carries its first sentences only.` })
  if (parts > aimedParts)
    advice.push({ code: 'sms-too-long', message: `${name} needs ${parts} SMS parts, more than ${aimedParts}.` })
  return advice
}

const untold = 'No approved template carries it: it is sent on the other channels, and its SMS fail.'
const mostNamed = 5

/** What is for something else altogether is no news. */
const whyNot = (all: readonly Unfit[]): string => {
  const near = all.filter(({ reason }) => reason !== 'other-use')
  if (near.length === 0) return 'None is registered for such a message.'
  const named = near
    .slice(0, mostNamed)
    .map(({ template, reason, variable }) => `${template}: ${reason}${variable ? ` (${variable})` : ''}`)
  return `${named.join('; ')}${near.length > mostNamed ? '; …' : ''}.`
}

const givenUnused: TemplateAdvice = {
  code: 'given-text-unused',
  at: 'alert/code/method (sms)',
  message: 'This text for SMS is no registered one: the words of the Alert are sent in a template.',
}
