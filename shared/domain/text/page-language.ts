import type { Info } from '../cap/alert.ts'
import { primaryOf } from './infos.ts'
import { labelsOf } from './labels-of.ts'
import { fetchable, isPicture, isRecording } from './resources.ts'

/** What a page says in one language. */
export type PageLanguage = {
  /** Unique on the page, to link to: `mn`, or the whole tag where two share it. */
  id: string
  /** BCP 47. */
  language: string
  /** In that language itself. */
  name: string
  /** Written in columns from the left, as Mongolian script is. */
  vertical: boolean
  infos: PageInfo[]
}

export type PageInfo = {
  headline: string
  sender: string
  description: string[]
  instruction: string[]
  areas: string[]
  /** Pictures and recordings, to be opened by whoever wants them. */
  attachments: { kind: 'picture' | 'recording'; uri: string }[]
}

export type ShownInfo = Omit<PageInfo, 'areas' | 'attachments'> & { info: Info }

/** The infos by language, Chinese first. Neither `contact` nor the name of an officer is shown: both are people. */
export const pageLanguages = (shown: readonly ShownInfo[]): PageLanguage[] => {
  const byLanguage = [...Map.groupBy(shown, ({ info }) => languageOf(info))]
  const primaries = byLanguage.map(([language]) => primaryOf(language))
  const isAlone = (primary: string) => primaries.filter(other => other === primary).length === 1
  return byLanguage
    .map(([language, infos]): PageLanguage => {
      const primary = primaryOf(language)
      const vertical = infos.some(({ info, headline }) => mongolianScript.test(`${headline}${info.description ?? ''}`))
      return {
        id: isAlone(primary) ? primary : language.toLowerCase(),
        language,
        name: vertical ? 'ᠮᠣᠩᠭᠣᠯ' : (names[primary] ?? language),
        vertical,
        infos: infos.map(pageInfo),
      }
    })
    .sort((a, b) => Number(isChinese(b)) - Number(isChinese(a)))
}

const mongolianScript = /\p{Script=Mongolian}/u
const names: Readonly<Record<string, string>> = {
  zh: '中文',
  en: 'English',
  mn: 'Монгол',
  bo: 'བོད་ཡིག',
  ug: 'ئۇيغۇرچە',
}

const isChinese = ({ language }: Pick<PageLanguage, 'language'>): boolean => primaryOf(language) === 'zh'

/** Whatever is no language tag is none: it becomes an attribute and an address. */
const languageOf = (info: Info): string => {
  const { language = '' } = info
  if (/^[a-z]{2,8}(?:-[a-z\d]{1,8}){0,4}$/i.test(language)) return language
  return labelsOf({ ...info, language: undefined }).language === 'zh' ? 'zh-CN' : 'en'
}

const pageInfo = ({ info, ...words }: ShownInfo): PageInfo => ({
  ...words,
  areas: [...new Set(info.area.map(({ areaDesc }) => areaDesc.trim()))].filter(name => name !== ''),
  attachments: info.resource.flatMap(resource => {
    const { mimeType } = resource
    const kind = isPicture(mimeType) ? 'picture' : isRecording(mimeType) ? 'recording' : undefined
    const found = fetchable(resource)
    return kind && found ? [{ kind, uri: found.uri } as const] : []
  }),
})
