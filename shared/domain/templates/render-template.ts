import type { IssuedAlert } from '../series/warning.ts'
import type { TextOptions } from '../text/text-source.ts'
import { choose } from './choose.ts'
import type { TemplateMessage } from './template-message.ts'

type Rendered =
  | { kind: 'rendered'; message: TemplateMessage }
  | { kind: 'refused'; reason: 'nothing-to-say' | 'no-template' }

/** What a carrier is given for one reader: by the templates that were pinned when the Alert was issued, whatever became of them since. */
export const renderTemplate = (
  issued: IssuedAlert,
  options: Pick<TextOptions, 'lang' | 'covered' | 'zone' | 'names'>,
): Rendered => {
  const choice = choose(issued.templates ?? [], issued, options)
  return choice.kind === 'fits'
    ? { kind: 'rendered', message: choice.message }
    : { kind: 'refused', reason: choice.kind }
}
