import type { Info } from '../cap/alert.ts'
import type { Labels } from './labels.ts'
import { en } from './labels-en.ts'
import { zh } from './labels-zh.ts'

/** Chinese where the info says so, or where it says nothing and is written in it; English for everything else. */
export const labelsOf = ({ language, headline, event, description }: Info): Labels => {
  const isChinese = language ? /^zh\b/i.test(language) : /\p{Script=Han}/u.test(`${headline}${event}${description}`)
  return labelsIn(isChinese ? 'zh' : 'en')
}

export const labelsIn = (language: Labels['language']): Labels => (language === 'zh' ? zh : en)
