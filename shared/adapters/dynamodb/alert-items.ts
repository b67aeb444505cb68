import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { IssuedAlert } from '../../domain/series/warning.ts'
import * as keys from './warning-keys.ts'

/** An item holds 400 KB, names and numbers included; a document of 1 MB may need three even when it is compressed. */
const partBytes = 350_000

/** Whatever grows with the document: what it follows with its words, and all of its areas that reach nobody. */
const Document = IssuedAlert.pick({ alert: true, about: true, unresolved: true })
const Head = IssuedAlert.omit({ alert: true, about: true, unresolved: true })
const Part = z.object({ document: z.instanceof(Uint8Array) })

/** `A#<seq>#<part>`: the document compressed, in as many parts as it needs; the first also holds what is about it. */
export const alertItems = ({ alert, about, unresolved, ...issued }: IssuedAlert): Record<string, unknown>[] => {
  const document = gzipSync(JSON.stringify({ alert, about, unresolved }))
  const parts = Math.ceil(document.length / partBytes)
  return Array.from({ length: parts }, (_, part) => ({
    ...keys.alert(issued.warning, issued.seq, part),
    v: 1,
    ...(part === 0 && issued),
    document: document.subarray(part * partBytes, (part + 1) * partBytes),
  }))
}

export const fromAlertItems = (items: Record<string, unknown>[]): IssuedAlert | undefined => {
  const [first] = items
  if (!first) return undefined
  const document = gunzipSync(Buffer.concat(items.map(item => Part.parse(item).document)))
  return { ...Head.parse(first), ...Document.parse(JSON.parse(document.toString())) }
}
