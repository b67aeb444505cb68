import type { Problem } from '../refusal.ts'
import { eventsWorstFirst } from './infos.ts'
import type { TextSource } from './message.ts'
import { aimedParts, type SmsOptions, smsText } from './sms.ts'

export type TextAdvice = Problem<'sms-too-long'>

/** What the source should know of its words before they are sent: in which languages an SMS needs more parts than aimed at. */
export const textAdvice = (source: TextSource, options: Omit<SmsOptions, 'lang'>): TextAdvice[] => {
  const [governing = []] = eventsWorstFirst(source.alert)
  const languages = [...new Set(governing.map(({ language = 'zh-CN' }) => language))]
  return languages.flatMap((lang): TextAdvice[] => {
    const parts = smsText(source, { ...options, lang })?.parts ?? 0
    return parts <= aimedParts ? [] : [{ code: 'sms-too-long', at: `info (${lang})`, message: sentence(parts) }]
  })
}

const sentence = (parts: number): string =>
  `Headline and instruction alone need ${parts} SMS parts, more than ${aimedParts}: each phone costs ${parts} messages, and they arrive in pieces.`
