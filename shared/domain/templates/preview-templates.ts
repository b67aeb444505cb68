import type { WriteSms } from '../text/preview.ts'
import type { TextOptions } from '../text/text-source.ts'
import type { Voice } from '../text/voices.ts'
import { choices, choose, type Sent } from './choose.ts'
import type { Template } from './template.ts'
import type { Unfit } from './unfit.ts'

/** Which template an Alert would be sent in, for each way it is said; absent: none carries it, and `unfit` says why of each. */
export type PreviewedTemplate = Voice & { template?: string; unfit: Unfit[] }

export const previewTemplates = (
  templates: readonly Template[],
  source: Sent,
  options: Pick<TextOptions, 'zone' | 'names'>,
): PreviewedTemplate[] =>
  choices(templates, source, options).flatMap(({ lang, covered, choice }) => {
    if (choice.kind === 'nothing-to-say') return []
    return choice.kind === 'fits'
      ? [{ lang, covered, template: choice.template.name, unfit: [] }]
      : [{ lang, covered, unfit: choice.unfit }]
  })

/** An SMS as a phone shows it: undefined where there would be none. */
export const smsInTemplate =
  (templates: readonly Template[]): WriteSms =>
  (source, options) => {
    const choice = choose(templates, source, options)
    return choice.kind === 'fits' ? { text: choice.text, parts: choice.parts, cut: choice.cut } : undefined
  }
