import { eventsWorstFirst } from './infos.ts'
import type { TextSource } from './text-source.ts'

/** The ways an Alert is said: in each of its languages, and by an Update also to whoever it leaves outside (`covered` false). */
export type Voice = { lang: string; covered: boolean }

export const voicesOf = ({ alert, about }: TextSource): Voice[] => {
  const spoken = about ? [about.alert, alert] : [alert]
  const languages = new Set(
    spoken.flatMap(one => (eventsWorstFirst(one)[0] ?? []).map(({ language = 'zh-CN' }) => language)),
  )
  const covers = alert.msgType === 'Update' ? [true, false] : [true]
  return [...languages].flatMap(lang => covers.map(covered => ({ lang, covered })))
}
