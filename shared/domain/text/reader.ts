import type { Alert } from '../cap/alert.ts'
import { eventNameIn } from './event-names.ts'
import { primaryOf } from './infos.ts'
import type { Labels } from './labels.ts'
import { en } from './labels-en.ts'
import { hasPublicPage } from './public-page.ts'
import type { TextOptions, TextSource } from './text-source.ts'
import { isUnsendable } from './unsendable.ts'

/** For an English reader of an Alert in Chinese: what it is about, before the words themselves. Where we know no name, nothing. */
export const glossFor = (
  { alert, seq, colour, hazard }: TextSource,
  { lang, names }: TextOptions,
  { language }: Labels,
  isOutside: boolean,
): string => {
  const name = eventNameIn(names, 'en', hazard?.eventCode)
  if (language !== 'zh' || primaryOf(lang) !== 'en' || name === undefined) return ''
  const outside = isOutside ? en.notCovered : ''
  return `${en.drill[alert.status] ?? ''}${outside}${en.follow(alert.msgType, seq)}${en.eventHeadline(name, colour)}. `
}

/** Where more is to be read. `always`: also in a text that is not cut, since it is the only place for this reader's language. */
export type More = { label: string; url: string; always: boolean }

/** undefined: the Alert has no page. The fragment opens the page in that language. */
export const moreFor = (
  source: TextSource,
  spoken: Pick<Alert, 'info'>,
  { link, lang }: TextOptions,
  labels: Labels,
): More | undefined => {
  if (!link || !hasPublicPage(source)) return undefined
  const primary = primaryOf(lang)
  const isThere = isUnsendable(lang) && spoken.info.some(({ language = '' }) => primaryOf(language) === primary)
  return isThere
    ? { label: labels.inScript(primary), url: `${link}#${primary}`, always: true }
    : { label: labels.link, url: link, always: false }
}
