import type { Alert, Info, Resource } from '../cap/alert.ts'
import { eventsWorstFirst, primaryOf } from './infos.ts'

/** CAP 1.2 section 3.2.3. What has no address, or none of the web, is kept with the Alert and given to nobody. */
export type Fetchable = { uri: string; mimeType: string; digest?: string }

/** A photograph or drawing, as robots of rooms show it. */
export const isPicture = (mimeType: string): boolean => /^image\/(?:png|jpe?g)\b/i.test(mimeType)
export const isRecording = (mimeType: string): boolean => /^audio\//i.test(mimeType)

export const fetchable = ({ uri, mimeType, digest }: Resource): Fetchable | undefined =>
  uri !== undefined && uri.length <= longestUri && address.test(uri)
    ? { uri, mimeType, ...(digest !== undefined && { digest }) }
    : undefined

/** RFC 3986, less the brackets and quotes that would end it in the markup of a post. */
const address = /^https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+$/i
/** A retained board must stay small; so must a post. */
const longestUri = 500

/** Such resources that the Alert itself brings for readers or listeners of a language, of the event that governs first. */
export const resourcesFor = (
  alert: Pick<Alert, 'info'>,
  language: string,
  isWanted: (mimeType: string) => boolean,
): Fetchable[] => {
  const infos = eventsWorstFirst(alert).flatMap(group => infoIn(group, language) ?? [])
  return infos
    .flatMap(({ resource }) => resource)
    .filter(({ mimeType }) => isWanted(mimeType))
    .flatMap(one => fetchable(one) ?? [])
}

const infoIn = (group: readonly Info[], language: string): Info | undefined =>
  group.find(info => tagOf(info) === language.toLowerCase()) ??
  group.find(info => primaryOf(tagOf(info)) === primaryOf(language))

const tagOf = ({ language = 'zh-CN' }: Info): string => language.toLowerCase()
