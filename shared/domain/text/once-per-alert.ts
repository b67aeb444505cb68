import type { IssuedAlert } from '../series/warning.ts'

/** The words of an Alert for one language, inside its area or outside; undefined: it has nothing to say. */
export type TextOf<Text> = (issued: IssuedAlert, lang: string, covered?: boolean) => Text | undefined

/** A worker gives hundreds of places the same words: enough to remember those of the last Alerts it met. */
const remembered = 32

export const oncePerAlert = <Text>(
  write: (issued: IssuedAlert, lang: string, covered: boolean) => Text | undefined,
): TextOf<Text> => {
  const known = new Map<string, Text | undefined>()
  return (issued, lang, covered = true) => {
    const key = `${issued.warning}.${issued.seq} ${covered} ${lang}`
    if (known.has(key)) return known.get(key)
    if (known.size >= remembered) known.clear()
    const text = write(issued, lang, covered)
    known.set(key, text)
    return text
  }
}
