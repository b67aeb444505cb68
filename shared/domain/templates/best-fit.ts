import { aimedParts } from '../text/sms.ts'
import { smsParts } from '../text/sms-parts.ts'
import type { Particulars } from './particulars.ts'
import { filled } from './placeholders.ts'
import { hasInstruction, lostIn } from './surviving.ts'
import type { Template } from './template.ts'
import { templateRules } from './template-carrier.ts'
import type { TemplateMessage } from './template-message.ts'
import { type Hindrance, type Unfit, unfit } from './unfit.ts'
import { valuesFor } from './values.ts'

/** A message in an approved template, as the carrier is given it and as a phone shows it. */
export type Fit = {
  kind: 'fits'
  template: Template
  message: TemplateMessage
  text: string
  parts: number
  /** Sentences of the instruction are left out at its end. */
  cut: boolean
}

/** The approved template that says most of the message; or of each why it does not carry it. Pure. */
export const bestFit = (
  templates: readonly Template[],
  particulars: Particulars,
): Fit | { kind: 'no-template'; unfit: Unfit[] } => {
  const tried = templates.map(template => tryOn(template, particulars))
  const [best] = tried.flatMap(one => ('fit' in one ? [one] : [])).sort(byMerit)
  return best?.fit ?? { kind: 'no-template', unfit: tried.flatMap(one => ('unfit' in one ? [one.unfit] : [])) }
}

/** `told`: characters of what may be left out, and is not. */
type Fitting = { fit: Fit; told: number }

const tryOn = (template: Template, particulars: Particulars): Fitting | { unfit: Unfit } => {
  const hindrance = mismatch(template, particulars)
  if (hindrance) return { unfit: unfit(template, hindrance) }
  const values = valuesFor(template, particulars)
  if ('reason' in values) return { unfit: unfit(template, values) }
  const { id = '', carrier, signature, variables, words } = template
  const text = `【${signature}】${filled(words, values)}`
  if (text.length > templateRules[carrier].text) return { unfit: unfit(template, { reason: 'text-too-long' }) }
  const reason = lostIn(text, particulars)
  if (reason) return { unfit: unfit(template, { reason }) }
  const names = variables.map(({ name }) => name)
  const message = { template: id, signature, variables: names.map(name => values.get(name) ?? ''), names }
  const told = variables
    .filter(({ carries }) => carries === 'description' || carries === 'areas')
    .reduce((sum, { name }) => sum + (values.get(name)?.length ?? 0), 0)
  const cut = !hasInstruction(text, particulars)
  return { fit: { kind: 'fits', template, message, text, parts: smsParts(text), cut }, told }
}

const mismatch = (template: Template, { use, status, language, follows }: Particulars): Hindrance | undefined => {
  if (!template.uses.includes(use) || template.status !== status) return { reason: 'other-use' }
  if (template.language !== language) return { reason: 'other-language' }
  if (follows && !template.variables.some(({ carries }) => carries === 'serial')) return { reason: 'loses-serial' }
  return template.state === 'approved' && template.id !== undefined ? undefined : { reason: 'not-approved' }
}

/**
 * The whole instruction before everything; then the words of the nearest jurisdiction; then what is no more parts than aimed at, says
 * most, and costs least. By name at the end: every machine chooses the same.
 */
const byMerit = (a: Fitting, b: Fitting): number =>
  Number(a.fit.cut) - Number(b.fit.cut) ||
  (a.fit.cut ? b.fit.text.length - a.fit.text.length : 0) ||
  b.fit.template.area.length - a.fit.template.area.length ||
  Number(a.fit.parts > aimedParts) - Number(b.fit.parts > aimedParts) ||
  b.told - a.told ||
  a.fit.text.length - b.fit.text.length ||
  (a.fit.template.name < b.fit.template.name ? -1 : 1)
