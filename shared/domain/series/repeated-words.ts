import type { Alert } from '../cap/alert.ts'
import { languageOf } from '../text/infos.ts'

/**
 * Many a source sends with its Cancel the infos of what it cancels, danger and orders with them. They are no words about the end:
 * such a Cancel is read as one without infos.
 */
export const repeatsTheWords = (cancel: Pick<Alert, 'info'>, of: Pick<Alert, 'info'>): boolean =>
  cancel.info.every(info =>
    of.info.some(
      before =>
        languageOf(before) === languageOf(info) &&
        before.description === info.description &&
        before.instruction === info.instruction &&
        `${info.description ?? ''}${info.instruction ?? ''}`.trim() !== '',
    ),
  )
