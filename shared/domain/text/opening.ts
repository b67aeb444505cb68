import type { Alert, Info } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'
import { labelsOf } from './labels-of.ts'
import { oneLine } from './sentences.ts'

/**
 * `<sender>发布<event><colour>预警`, as Chinese offices title their warnings: 宁乡市气象台发布暴雨红色预警[I级/特别严重].
 * Some put the time of issue between sender and verb.
 */
const title =
  /^(?<sender>\S+?)(?<time>(?:\d{4}年)?\d{1,2}月\d{1,2}日\d{1,2}时(?:\d{1,2}分)?(?:\d{1,2}秒)?)?(?<rest>(?:升级发布|降级发布|继续发布|变更发布|发布|更新|变更|解除)(?<what>.+))$/u

/**
 * Who warns, as people know it: the sender of the title, else `senderName`, else `sender`. In Chinese national messages
 * `senderName` is the officer who signed: a person's name is nobody's business but the archive's.
 */
export const issuerOf = (alert: Pick<Alert, 'sender'>, info: Info): string => {
  const titled = titleOf(info)?.sender
  if (titled) return titled
  if (info.senderName && !isPerson(info.senderName)) return oneLine(info.senderName)
  return domainOf(alert.sender)
}

/** The parts of a Chinese title; undefined: the headline is none. */
export const titleOf = ({ headline = '' }: Pick<Info, 'headline'>): Record<string, string | undefined> | undefined =>
  title.exec(headline)?.groups

const domainOf = (sender: string): string => sender.split('@').at(-1) ?? sender

const isPerson = (name: string): boolean =>
  /^[\p{Script=Han}·]{2,4}$/u.test(name) && !/[局台站所部厅办会府委院队省市县区旗镇乡村心]$/u.test(name)

type Heading = Pick<Alert, 'sender' | 'sent' | 'msgType'>

/** Issuer, issue time and headline in one line: what survives every cut. The headline's own time of issue is not said twice. */
export const openingOf = (alert: Heading, info: Info, colour: Colour, zone: string): string => {
  const labels = labelsOf(info)
  const headline = headlineOf(info, colour)
  const time = labels.time(alert.sent, zone)
  const { sender, time: ownTime, rest } = title.exec(headline)?.groups ?? {}
  if (sender && rest) return ownTime ? headline : `${sender}${time}${rest}`
  const issuer = issuerOf(alert, info)
  if (labels.language === 'zh' && headline.startsWith(issuer)) return `${issuer}${time}${headline.slice(issuer.length)}`
  return labels.opening(issuer, time, headline, alert.msgType)
}

/**
 * What a Cancel without words of its own says of the Alert that it lifts: who lifts it, when, and which. `info` is one of that
 * Alert's.
 */
export const liftedOpening = (
  cancel: Heading,
  lifted: Pick<Alert, 'sender' | 'sent'>,
  info: Info,
  colour: Colour,
  zone: string,
): string => {
  const labels = labelsOf(info)
  const owner = issuerOf(lifted, info)
  const isOwn = cancel.sender === lifted.sender
  return labels.lifted({
    issuer: lifterOf(cancel, lifted, info),
    time: labels.time(cancel.sent, zone),
    by: isOwn ? '' : owner,
    since: labels.time(lifted.sent, zone),
    what: warningOf(info, colour),
  })
}

/** `info` is one of the Alert that is lifted; whoever lifts the warning of somebody else is known by `sender` alone. */
export const lifterOf = (cancel: Pick<Alert, 'sender'>, lifted: Pick<Alert, 'sender'>, info: Info): string =>
  cancel.sender === lifted.sender ? issuerOf(lifted, info) : domainOf(cancel.sender)

/** The warning itself, without who issued it: 暴雨红色预警[I级/特别严重]. */
export const warningOf = (info: Info, colour: Colour): string => {
  const headline = headlineOf(info, colour)
  return title.exec(headline)?.groups?.what ?? headline
}

export const headlineOf = (info: Info, colour: Colour): string =>
  oneLine(info.headline ?? '') || labelsOf(info).eventHeadline(oneLine(info.event), colour)

/** Many descriptions begin by repeating the title with its time: "宁乡市气象台7月1日4时10分发布暴雨红色预警：预计…". */
export const withoutRepeatedTitle = (description: string, issuer: string): string => {
  if (!description.startsWith(issuer)) return description
  const repeated =
    /^.{0,40}?(?:发布|更新|变更|解除).{1,24}?预警(?:信号)?(?:[[［【（(][^\]］】）)]{1,16}[\]］】）)])?[：:，,。]/u.exec(
      description,
    )
  return repeated ? description.slice(repeated[0].length) : description
}
