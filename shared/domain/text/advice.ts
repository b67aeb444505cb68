import type { Problem } from '../refusal.ts'
import { roomLimits } from '../room-carrier.ts'
import { chatText } from './chat.ts'
import { givenText } from './given.ts'
import { eventsWorstFirst } from './infos.ts'
import type { TextSource } from './message.ts'
import { aimedParts, type SmsOptions, smsText } from './sms.ts'
import { speechScript } from './speech.ts'

export type TextAdvice = Problem<'sms-too-long' | 'given-text-cut'>

type Options = Omit<SmsOptions, 'lang'>

/** What the source should know of its words before they are sent: SMS of more parts than aimed at, texts that a carrier would refuse. */
export const textAdvice = (source: TextSource, options: Options): TextAdvice[] => [
  ...longSms(source, options),
  ...cutTexts(source, options),
]

const longSms = (source: TextSource, options: Options): TextAdvice[] => {
  const [governing = []] = eventsWorstFirst(source.alert)
  const languages = [...new Set(governing.map(({ language = 'zh-CN' }) => language))]
  const text =
    givenText(source.alert, 'sms') === undefined ? 'Headline and instruction alone need' : 'The text for SMS needs'
  return languages.flatMap((lang): TextAdvice[] => {
    const parts = smsText(source, { ...options, lang })?.parts ?? 0
    return parts <= aimedParts ? [] : [{ code: 'sms-too-long', at: `info (${lang})`, message: sentence(text, parts) }]
  })
}

const sentence = (text: string, parts: number): string =>
  `${text} ${parts} SMS parts, more than ${aimedParts}: each phone costs ${parts} messages, and they arrive in pieces.`

/** A text that the source wrote for a channel is sent as it stands; where the carrier would refuse it, the source is told. */
const cutTexts = (source: TextSource, options: Options): TextAdvice[] => {
  const chinese = { ...options, lang: 'zh-CN' }
  const texts = {
    sms: () => smsText(source, chinese),
    'group-chat': () => chatText(source, chinese, roomLimits.wecom),
    loudspeaker: () => speechScript(source, chinese),
  }
  return (['sms', 'group-chat', 'loudspeaker'] as const)
    .filter(channel => givenText(source.alert, channel) !== undefined && texts[channel]()?.cut)
    .map(channel => ({
      code: 'given-text-cut',
      at: `alert/code/method (${channel})`,
      message: 'This text for the channel is longer than its carrier takes; its end is cut off.',
    }))
}
