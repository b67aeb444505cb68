import { readFileSync } from 'node:fs'
import { DateTime } from 'luxon'
import { contentTypeOf } from './content-type.ts'
import { readDocument } from './read-document.ts'

export type CapFile = { file: string; bytes: Uint8Array; contentType: string }

/** They go as they are. */
export const capFile = (file: string): CapFile => {
  const bytes = readDocument(file)
  return { file, bytes, contentType: contentTypeOf(file, bytes) }
}

const example = 'infra/cli/alerts/ningxiang-rainstorm-red.xml'
const validHours = 6

/** The built-in 暴雨红色预警 for 宁乡市, as if it were issued now: an old one would be recorded expired and sent to nobody. */
export const exampleFile = (now: number): CapFile => {
  const text = readFileSync(new URL('./alerts/ningxiang-rainstorm-red.xml', import.meta.url), 'utf8')
  return { file: example, bytes: Buffer.from(datedAt(text, now)), contentType: 'application/cap+xml' }
}

/** The same as an exercise, with a note that names it (CAP 1.2, section 3.2.1). */
export const exerciseFile = (now: number): CapFile => {
  const { bytes, ...file } = exampleFile(now)
  return { ...file, bytes: Buffer.from(asExercise(Buffer.from(bytes).toString())) }
}

/** The element order of the schema: `note` follows `scope`. */
export const asExercise = (text: string): string =>
  text
    .replace('<status>Actual</status>', '<status>Exercise</status>')
    .replace('</scope>', '</scope>\n  <note>暴雨红色预警演练</note>')

/** A second is the resolution of a CAP time (section 3.3.2); the identifier keeps two examples of one second apart. */
export const datedAt = (text: string, now: number): string => {
  const at = DateTime.fromMillis(now, { zone: 'Asia/Shanghai' }).set({ millisecond: 0 })
  const time = (when: DateTime): string => when.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
  const values: Record<string, string> = {
    identifier: `43018241600000_${at.toFormat('yyyyMMddHHmmss')}_${now % 1000}`,
    sent: time(at),
    effective: time(at),
    onset: time(at),
    expires: time(at.plus({ hours: validHours })),
  }
  return text.replace(/<(identifier|sent|effective|onset|expires)>[^<]*</g, (_, name) => `<${name}>${values[name]}<`)
}
