import type { Channel } from '../channel.ts'
import { roomLimits } from '../rooms/room-carrier.ts'
import { roomPost } from './room-post.ts'
import { smsText } from './sms.ts'
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

/** Every channel's text in every language of the Alert. */
export const previewTexts = (
  source: TextSource,
  options: Omit<TextOptions, 'lang'> & { signature: string },
): PreviewedText[] => voicesOf(source).flatMap(voice => textsOf(source, { ...options, ...voice }))

const textsOf = (
  source: TextSource,
  options: TextOptions & { signature: string; covered: boolean },
): PreviewedText[] => {
  const { lang, covered } = options
  const sms = smsText(source, options)
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
