import type { Channel } from '../channel.ts'
import type { Problem } from '../refusal.ts'
import { roomLimits } from '../rooms/room-carrier.ts'
import { chatText } from './chat.ts'
import { isGiven } from './given.ts'
import { eventsWorstFirst } from './infos.ts'
import { recordingFor } from './recording.ts'
import { isPicture, resourcesFor } from './resources.ts'
import { aimedParts, type SmsOptions, smsText } from './sms.ts'
import { speechScript } from './speech.ts'
import type { TextSource } from './text-source.ts'
import { isUnsendable } from './unsendable.ts'

export type TextAdvice = Problem<'sms-too-long' | 'given-text-cut' | 'page-only'>

type Options = Omit<SmsOptions, 'lang'>

/** What the source should know of its words before they are sent: texts that a carrier would refuse, and that nobody would hear. */
export const textAdvice = (source: TextSource, options: Options): TextAdvice[] => [
  ...cutTexts(source, options, ['group-chat', 'loudspeaker']),
  ...unheard(source),
]

/** And of its SMS, where they are texts and no templates: more parts than aimed at, a text that is too long. */
export const smsAdvice = (source: TextSource, options: Options): TextAdvice[] => [
  ...longSms(source, options),
  ...cutTexts(source, options, ['sms']),
]

const longSms = (source: TextSource, options: Options): TextAdvice[] => {
  const [governing = []] = eventsWorstFirst(source.alert)
  const languages = [...new Set(governing.map(({ language = 'zh-CN' }) => language))]
  const text = isGiven(source.alert, 'sms') ? 'The text for SMS needs' : 'Headline and instruction alone need'
  return languages.flatMap((lang): TextAdvice[] => {
    const parts = smsText(source, { ...options, lang })?.parts ?? 0
    return parts <= aimedParts ? [] : [{ code: 'sms-too-long', at: `info (${lang})`, message: sentence(text, parts) }]
  })
}

const sentence = (text: string, parts: number): string =>
  `${text} ${parts} SMS parts, more than ${aimedParts}: each phone costs ${parts} messages, and they arrive in pieces.`

/** Words that no channel carries as text, and that come with nothing to be seen or heard. */
const unheard = ({ alert }: TextSource): TextAdvice[] => {
  const languages = [...new Set(alert.info.map(({ language = '' }) => language))].filter(isUnsendable)
  return languages
    .filter(lang => resourcesFor(alert, lang, isPicture).length === 0 && !recordingFor(alert, [{ lang }]))
    .map(lang => ({
      code: 'page-only',
      at: `info (${lang})`,
      message:
        'It is never sent as text, and no picture or recording comes with it that can be handed on: it is read on the public page only.',
    }))
}

/** A text that the source wrote for a channel is sent as it stands; where the carrier would refuse it, the source is told. */
const cutTexts = (source: TextSource, options: Options, channels: readonly Channel[]): TextAdvice[] => {
  const chinese = { ...options, lang: 'zh-CN' }
  const texts = {
    sms: () => smsText(source, chinese),
    'group-chat': () => chatText(source, chinese, roomLimits.wecom),
    loudspeaker: () => speechScript(source, chinese),
  }
  return channels
    .filter(channel => isGiven(source.alert, channel) && texts[channel]()?.cut)
    .map(channel => ({
      code: 'given-text-cut',
      at: `alert/code/method (${channel})`,
      message: 'This text for the channel is longer than its carrier takes; its end is cut off.',
    }))
}
