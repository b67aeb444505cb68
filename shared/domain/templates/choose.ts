import type { County } from '../place.ts'
import type { IssuedAlert } from '../series/warning.ts'
import type { TextOptions, TextSource } from '../text/text-source.ts'
import { type Voice, voicesOf } from '../text/voices.ts'
import { bestFit, type Fit } from './best-fit.ts'
import { particularsOf } from './particulars.ts'
import type { Template } from './template.ts'
import type { Unfit } from './unfit.ts'

type Options = Pick<TextOptions, 'zone' | 'names'>

export type Choice = Fit | { kind: 'no-template'; unfit: Unfit[] } | { kind: 'nothing-to-say' }

/** Those that may carry a warning for all these counties. */
export const usableIn = (templates: readonly Template[], counties: readonly County[]): Template[] =>
  templates.filter(({ area }) => counties.every(county => county.startsWith(area)))

/** For one reader. Where no template of their language carries it they read Chinese, as in everything that has no other words. */
export const choose = (
  templates: readonly Template[],
  source: TextSource,
  options: Options & Pick<TextOptions, 'lang' | 'covered'>,
): Choice => {
  const own = particularsOf(source, options)
  if (!own) return { kind: 'nothing-to-say' }
  const chosen = bestFit(templates, own)
  if (chosen.kind === 'fits' || own.language === 'zh') return chosen
  const chinese = particularsOf(source, { ...options, lang: 'zh-CN' })
  const instead = chinese?.language === 'zh' ? bestFit(templates, chinese) : chosen
  return instead.kind === 'fits' ? instead : chosen
}

/** A notice may be for other channels alone. */
export type Sent = TextSource & Partial<Pick<IssuedAlert, 'addressees'>>

/** For each way in which the Alert is said by SMS. */
export const choices = (
  templates: readonly Template[],
  source: Sent,
  options: Options,
): (Voice & { choice: Choice })[] => {
  if (source.addressees?.channels.includes('sms') === false) return []
  return voicesOf(source).map(voice => ({ ...voice, choice: choose(templates, source, { ...options, ...voice }) }))
}

/** What is kept with an Alert when it is issued: those templates, as they are now, that its readers are sent. */
export const chosenTemplates = (templates: readonly Template[], source: Sent, options: Options): Template[] => {
  const chosen = choices(templates, source, options).flatMap(({ choice }) =>
    choice.kind === 'fits' ? [choice.template] : [],
  )
  return [...new Set(chosen)]
}
