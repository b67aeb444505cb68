import type { IssuedAlert } from '../warning.ts'

/** The words of an Alert for one language; undefined: it has nothing to say. */
export type TextOf<Text> = (issued: IssuedAlert, lang: string) => Text | undefined

/** A worker gives hundreds of places the same words: enough to remember those of the last Alerts it met. */
const remembered = 32

export const oncePerAlert = <Text>(write: TextOf<Text>): TextOf<Text> => {
  const known = new Map<string, Text | undefined>()
  return (issued, lang) => {
    const key = `${issued.warning}.${issued.seq} ${lang}`
    if (known.has(key)) return known.get(key)
    if (known.size >= remembered) known.clear()
    const text = write(issued, lang)
    known.set(key, text)
    return text
  }
}
