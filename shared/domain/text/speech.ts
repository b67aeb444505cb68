import { cutToFit } from './cut.ts'
import { messageOf, type TextOptions, type TextSource } from './message.ts'
import { spoken } from './spoken.ts'

/** One pass is a minute, so that whoever comes late still hears the headline: 4 Chinese characters a second, or 13 letters. */
export const longestPass = { zh: 240, en: 780 } as const

export type SpeechScript = { script: string; characters: number; cut: boolean }

/** What a loudspeaker reads aloud, figures written as they are said. undefined: nothing to say. */
export const speechScript = (source: TextSource, options: Omit<TextOptions, 'link'>): SpeechScript | undefined => {
  const message = messageOf(source, options)
  if (!message) return undefined
  const { labels } = message
  const say = (text: string) => (labels.language === 'zh' ? spoken(text) : text.replace(/\s*https?:\S+/g, ''))
  const drill = labels.spokenDrill[source.alert.status] ?? ''
  const fits = (text: string) => [...text].length <= longestPass[labels.language]
  const { text, cut } = cutToFit({
    opening: message.given ? drill : `${drill}${say(message.follow)}${say(message.opening)}`,
    description: say(message.given ?? message.description),
    instruction: message.given ? '' : say(message.instruction),
    layout: (opening, description, instruction) =>
      [opening, description, instruction].filter(part => part !== '').join(labels.gap),
    fits,
    mustFit: fits,
  })
  return { script: text, characters: [...text].length, cut }
}
