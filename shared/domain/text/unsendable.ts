import type { Info } from '../cap/alert.ts'
import { primaryOf } from './infos.ts'

/**
 * Mongolian, Tibetan and Uyghur never go out as text: Chinese carriers take none in an SMS, and neither phones nor rooms can be
 * trusted to shape it. They are heard as a recording, seen as a picture, and read on the public page.
 */
const unsendable = ['mn', 'bo', 'ug']

export const isUnsendable = (language: string): boolean => unsendable.includes(primaryOf(language))

const unsendableScript = /[\p{Script=Mongolian}\p{Script=Tibetan}]/u

/**
 * What of an event can be sent as text. Where nothing can, only that there is such an event: `event` is what our own table calls
 * it in Chinese, or empty.
 */
export const sendable = (group: Info[], event = ''): Info[] => {
  const kept = group.filter(
    ({ language = '', headline = '', event }) => !isUnsendable(language) && !unsendableScript.test(headline + event),
  )
  return kept.length > 0 ? kept : group.slice(0, 1).map(info => bare(info, event))
}

const bare = ({ headline, description, instruction, senderName, ...info }: Info, event: string): Info => ({
  ...info,
  language: 'zh-CN',
  event,
  area: [],
  ...(senderName && /\p{Script=Han}/u.test(senderName) && { senderName }),
})
