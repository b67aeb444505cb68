import { smsParts } from '../text/sms-parts.ts'
import { type Holiday, holidayName } from './festivals.ts'
import type { Notice } from './notice.ts'

const variable = '{holiday}'

/** Names and texts with the holiday said. `feasts` empty: of a rule that names none. */
export const withHoliday = (text: string, lang: string, feasts: readonly Holiday[] = []): string =>
  text.replaceAll(variable, holidayName(feasts, lang.startsWith('zh') ? 'zh' : 'en'))

/** As a carrier bills it. */
export const signedText = (text: string, signature: string): string => `【${signature}】${text}`

const longestName: readonly Holiday[] = ['中秋', '国庆节']
/** In the year with the longest name. */
export const longestParts = (signed: string): number =>
  Math.max(...['zh', 'en'].map(lang => smsParts(withHoliday(signed, lang, longestName))))

export type NoticeText = { lang: string; text: string; parts: number; units: number }

/** Every language of a notice as an SMS. */
export const noticeTexts = ({ texts }: Notice, signature: string, feasts: readonly Holiday[] = []): NoticeText[] =>
  Object.entries(texts).map(([lang, written]) => {
    const text = signedText(withHoliday(written, lang, feasts), signature)
    return { lang, text, parts: smsParts(text), units: text.length }
  })
