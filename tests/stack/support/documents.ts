import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { datedAt } from '../../../infra/cli/cap-file.ts'
import { root } from '../command.ts'

const builtIn = readFileSync(join(root, 'infra/cli/alerts/ningxiang-rainstorm-red.xml'), 'utf8')
const county = '>430182000000<'
let sent = 0

/** Each document is an Alert of its own: its identifier holds the millisecond it was dated at. */
const now = (): number => {
  sent = Math.max(sent + 1, Date.now())
  return sent
}

/** A red rainstorm warning, issued now, for the county or for one area of it. */
export const redWarning = (area = '430182000000'): string => datedAt(builtIn, now()).replace(county, `>${area}<`)

/** What a document says of itself. */
export const identityOf = (document: string): string =>
  ['sender', 'identifier', 'sent'].map(name => new RegExp(`<${name}>([^<]*)<`).exec(document)?.[1] ?? '').join(',')

export const following = (msgType: 'Update' | 'Cancel', document: string, references: string[]): string =>
  document
    .replace('<msgType>Alert<', `<msgType>${msgType}<`)
    .replace('</scope>', `</scope><references>${references.join(' ')}</references>`)

export const withoutInfo = (document: string): string => document.replace(/<info>[\s\S]*<\/info>/, '')

export const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(root, 'tests/fixtures/cap', name)))

/** Only ASCII is replaced, so the bytes of every other character stay as they are. */
export const gb18030Now = (): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(fixture('zhengxiangbai-gb18030.xml'))
  return new Uint8Array(Buffer.from(datedAt(bytes.toString('latin1'), now()), 'latin1'))
}

const decoded = (): string => new TextDecoder('gb18030').decode(gb18030Now())
const declaring = (encoding: string): string => decoded().replace('encoding="GB18030"', `encoding="${encoding}"`)

const utf16 = (text: string, bigEndian: boolean): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes)
}

/** The same words in each encoding a document may declare and Node.js can write. */
export const encodings: Record<string, () => Uint8Array<ArrayBuffer>> = {
  GB18030: gb18030Now,
  'UTF-8': () => new Uint8Array(Buffer.from(declaring('UTF-8'), 'utf8')),
  'UTF-16 little-endian': () => utf16(declaring('UTF-16'), false),
  'UTF-16 big-endian': () => utf16(declaring('UTF-16'), true),
}
/** With a character outside GBK, which only four bytes of GB18030 can say. */
export const words = /<description>([^<]*)</.exec(decoded())?.[1] ?? ''

/**
 * A message of the national system in GBK, yellow, for the whole of 正镶白旗, issued now: an Update of nothing known, which is issued
 * as an Alert. Only ASCII is replaced.
 */
export const nationalNow = (): Uint8Array<ArrayBuffer> => {
  const at = DateTime.fromMillis(now(), { zone: 'Asia/Shanghai' })
  const day = at.toFormat('yyyy-MM-dd HH:mm:ss')
  const text = readFileSync(join(root, 'tests/fixtures/national/zhengxiangbai-blizzard-update-gbk.xml'), 'latin1')
    .replaceAll('20261107213005_1', at.toFormat('yyyyMMddHHmmss'))
    .replaceAll(/2026-11-07 21:3\d:\d\d/g, day)
    .replaceAll('2026-11-08 21:30:00.0', at.plus({ hours: 6 }).toFormat('yyyy-MM-dd HH:mm:ss'))
    .replace('>Orange<', '>Yellow<')
    .replace('152529100000,152529101000', '152529000000')
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

/** The built-in warning's like in JSON, for one village, issued now. */
export const jsonNow = (village: string): string => {
  const at = DateTime.fromMillis(now(), { zone: 'Asia/Shanghai' }).set({ millisecond: 0 })
  const time = (when: DateTime): string => when.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
  const alert = JSON.parse(readFileSync(join(root, 'tests/fixtures/cap-json/ningxiang-rainstorm-red.json'), 'utf8'))
  const [area] = alert.info.area
  const geocode = { valueName: 'CN-ADMIN-12', value: village }
  const { circle: _, ...place } = area
  const info = { ...alert.info, effective: time(at), expires: time(at.plus({ hours: 6 })), area: { ...place, geocode } }
  return JSON.stringify({ ...alert, identifier: `JSON-${at.toMillis()}`, sent: time(at), info })
}
