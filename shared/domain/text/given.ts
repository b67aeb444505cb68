import type { Alert } from '../cap/alert.ts'
import type { Channel } from '../channel.ts'
import { methodsOf } from '../national/methods.ts'
import { infoFor, primaryOf } from './infos.ts'
import { ownTextOf } from './own-text.ts'

/**
 * The ways of publishing of the national format that are a channel of ours, the nearest first. LED, TV, WEB, PHONE and FAX are
 * none: their texts are kept, and go nowhere.
 */
const methodNames: Record<Channel, readonly string[]> = {
  sms: ['SMS', '短信'],
  'group-chat': ['WECHAT', 'WEIXIN', '微信', 'APP'],
  loudspeaker: ['SPEAKER', '大喇叭', 'BROADCAST', '广播', '广播电台'],
}

/** The text that the source itself wrote for a channel: it is sent as it stands. undefined: it wrote none. */
export const givenText = (alert: Pick<Alert, 'info'>, channel: Channel): string | undefined => {
  const methods = methodsOf(alert)
  const texts = methodNames[channel].map(
    name => methods.find(({ methodName, message }) => methodName.toUpperCase() === name && message)?.message,
  )
  return texts.find(text => text !== undefined)
}

/** Whether the source wrote what a channel says, in whatever language. */
export const isGiven = (alert: Pick<Alert, 'info'>, channel: Channel): boolean =>
  alert.info.some(info => ownTextOf(info) !== undefined) || givenText(alert, channel) !== undefined

type Options = { lang: string; given?: string | undefined }

/**
 * The options with the source's own text for this reader, if there is one: that of their info, or that for the channel, which is
 * written in Chinese: whoever reads English, or has an info in their language, is better served by that.
 */
export const withGiven = <Some extends Options>(source: { alert: Alert }, options: Some, channel: Channel): Some => {
  const { alert } = source
  const info = infoFor(alert.info, options.lang)
  const ofChannel = isForReader(alert, options.lang) ? givenText(alert, channel) : undefined
  const given = options.given ?? (info && ownTextOf(info)) ?? ofChannel
  return given === undefined ? options : { ...options, given }
}

const isForReader = ({ info }: Alert, lang: string): boolean => {
  const primary = primaryOf(lang)
  if (primary === 'zh') return true
  return primary !== 'en' && !info.some(({ language = '' }) => primaryOf(language) === primary)
}
