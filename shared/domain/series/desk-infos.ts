import type { Info } from '../cap/alert.ts'

export type Language = 'zh' | 'en'
export type Phrase = Record<Language, string>

const tags: Phrase = { zh: 'zh-CN', en: 'en' }
const desk: Phrase = { zh: '铜锣值班台', en: 'Tongluo' }

type Said = Pick<Info, 'responseType' | 'urgency' | 'severity' | 'parameter'> & {
  event: string
  headline: string
  description: string
}

/** What the service itself tells its officers: one info a language. `expires`: ISO 8601. */
export const deskInfos = (expires: string, saidIn: (language: Language) => Said): Info[] =>
  (['zh', 'en'] as const).map(language => ({
    ...saidIn(language),
    language: tags[language],
    senderName: desk[language],
    category: ['Safety'],
    certainty: 'Observed',
    eventCode: [],
    expires,
    resource: [],
    area: [],
  }))
