import type { Info, Resource } from './alert.ts'
import { adviseOfArea } from './area-advice.ts'
import { adviseOfNames, adviseOfTime, type Hint, when } from './hint.ts'
import { instantOf } from './time.ts'

/** What is unwise in one info; `at` is its path. */
export const adviseOfInfo = (info: Info, at: string, sent: string): Hint[] => {
  const hasWords = info.headline ?? info.description ?? info.instruction
  return [
    ...when(info.language === undefined, 'no-language', `${at}/language`),
    ...when(info.event === '', 'empty-value', `${at}/event`),
    ...adviseOfNames(info.eventCode, `${at}/eventCode`),
    ...adviseOfTimes(info, at, sent),
    ...when(info.senderName === undefined, 'no-sender-name', `${at}/senderName`),
    ...when(hasWords === undefined, 'no-words', `${at}/headline`),
    ...when(hasWords !== undefined && info.headline === undefined, 'no-headline', `${at}/headline`),
    ...when(isRelative(info.web), 'relative-uri', `${at}/web`),
    ...adviseOfNames(info.parameter, `${at}/parameter`),
    ...info.resource.flatMap((resource, index) => adviseOfResource(resource, `${at}/resource[${index + 1}]`)),
    ...when(info.area.length === 0, 'no-area', `${at}/area`),
    ...info.area.flatMap((area, index) => adviseOfArea(area, `${at}/area[${index + 1}]`)),
  ]
}

const adviseOfTimes = ({ effective, onset, expires }: Info, at: string, sent: string): Hint[] => {
  const ends = expires === undefined ? Number.POSITIVE_INFINITY : instantOf(expires)
  const endsByThen = ends <= instantOf(sent)
  const endsByEffect = effective !== undefined && ends <= instantOf(effective)
  return [
    ...adviseOfTime(effective, `${at}/effective`),
    ...adviseOfTime(onset, `${at}/onset`),
    ...adviseOfTime(expires, `${at}/expires`),
    ...when(expires === undefined, 'no-expires', `${at}/expires`),
    ...when(endsByThen, 'expires-not-after-sent', `${at}/expires`),
    ...when(!endsByThen && endsByEffect, 'expires-not-after-effective', `${at}/expires`),
    ...when(onset !== undefined && ends < instantOf(onset), 'expires-before-onset', `${at}/expires`),
  ]
}

/** Section 3.2.2 asks for "a full absolute URI", of resources too unless it names the content they carry. */
const isRelative = (uri: string | undefined): boolean => uri !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(uri)

const adviseOfResource = ({ size, uri, derefUri, digest }: Resource, at: string): Hint[] => [
  ...when(size !== undefined && size < 0, 'negative-size', `${at}/size`),
  ...when(isRelative(uri) && derefUri === undefined, 'relative-uri', `${at}/uri`),
  ...when(uri === undefined && derefUri === undefined, 'resource-without-content', at),
  ...when(derefUri !== undefined, 'deref-uri-not-forwarded', `${at}/derefUri`),
  ...when(digest !== undefined && !/^[0-9a-f]{40}$/i.test(digest), 'unusual-digest', `${at}/digest`),
]
