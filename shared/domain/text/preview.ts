import type { Channel } from '../channel.ts'
import { roomLimits } from '../rooms/room-carrier.ts'
import { roomPost } from './room-post.ts'
import { type SmsText, smsText } from './sms.ts'
import { speechScript } from './speech.ts'
import type { TextOptions, TextSource } from './text-source.ts'
import { voicesOf } from './voices.ts'

/** One text as somebody would receive it. `covered` false: for whoever an Update leaves outside. `parts`: of an SMS. */
export type PreviewedText = {
  channel: Channel
  lang: string
  covered: boolean
  text: string
  cut: boolean
  parts?: number
}

type Options = TextOptions & { signature: string; covered: boolean }
/** How an SMS is written; undefined: there is none. */
export type WriteSms = (source: TextSource, options: Options) => Pick<SmsText, 'text' | 'parts' | 'cut'> | undefined

/** Every channel's text in every language of the Alert. */
export const previewTexts = (
  source: TextSource,
  options: Omit<TextOptions, 'lang'> & { signature: string },
  writeSms: WriteSms = smsText,
): PreviewedText[] => voicesOf(source).flatMap(voice => textsOf(source, { ...options, ...voice }, writeSms))

const textsOf = (source: TextSource, options: Options, writeSms: WriteSms): PreviewedText[] => {
  const { lang, covered } = options
  const sms = writeSms(source, options)
  const post = roomPost(source, options, roomLimits.wecom)
  const speech = speechScript(source, options)
  return [
    ...(sms ? [{ channel: 'sms' as const, lang, covered, text: sms.text, cut: sms.cut, parts: sms.parts }] : []),
    ...(post
      ? [
          {
            channel: 'group-chat' as const,
            lang,
            covered,
            text: post.kind === 'picture' ? `${post.title}\n${post.body}` : post.body,
            cut: false,
          },
        ]
      : []),
    ...(speech ? [{ channel: 'loudspeaker' as const, lang, covered, text: speech.script, cut: speech.cut }] : []),
  ]
}
