import { cutToFit } from './cut.ts'
import { withGiven } from './given.ts'
import { messageOf } from './message.ts'
import { spoken } from './spoken.ts'
import type { TextOptions, TextSource } from './text-source.ts'

/** One pass is a minute, so that whoever comes late still hears the headline: 4 Chinese characters a second, or 13 letters. */
export const longestPass = { zh: 240, en: 780 } as const

export type SpeechScript = { script: string; characters: number; cut: boolean }

/** What a loudspeaker reads aloud, figures written as they are said. undefined: nothing to say. */
export const speechScript = (source: TextSource, options: Omit<TextOptions, 'link'>): SpeechScript | undefined => {
  const message = messageOf(source, withGiven(source, options, 'loudspeaker'))
  if (!message) return undefined
  const { labels } = message
  const say = (text: string) => (labels.language === 'zh' ? spoken(text) : text.replace(/\s*https?:\S+/g, ''))
  const drill = labels.spokenDrill[source.alert.status] ?? ''
  const fits = (text: string) => [...text].length <= longestPass[labels.language]
  if (message.given) return givenScript(drill, message.given)
  const { text, cut } = cutToFit({
    opening: `${drill}${say(message.follow)}${say(message.opening)}`,
    description: say(message.description),
    instruction: say(message.instruction),
    layout: (opening, description, instruction) =>
      [opening, description, instruction].filter(part => part !== '').join(labels.gap),
    fits,
    mustFit: fits,
  })
  return { script: text, characters: [...text].length, cut }
}

/** Read out as it stands, however long; cut only where a board of several could not be carried (128 KB a message of IoT Core). */
const longestGiven = 8_000
const givenScript = (drill: string, given: string): SpeechScript => {
  const characters = [...`${drill}${given}`]
  const kept = characters.slice(0, longestGiven)
  return { script: kept.join(''), characters: kept.length, cut: kept.length < characters.length }
}
