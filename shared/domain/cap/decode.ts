import { type Refusal, refused } from '../refusal.ts'
import { declaredEncoding, encodingOf, isAscii, signatureOf } from './encoding.ts'
import type { CapReason } from './reasons.ts'

export type Decoded = { kind: 'decoded'; text: string }

/**
 * The text of a document. Byte order mark, content type (RFC 7303) and XML declaration must agree on the encoding as far as they
 * name one: a guess between two would be a warning in wrong characters. Without any it is UTF-8.
 */
export const decode = (bytes: Uint8Array, charset?: string): Decoded | Refusal<CapReason> => {
  const signature = signatureOf(bytes)
  if (signature === 'utf-32') return refuse('unknown-encoding', 'The document is in UTF-32, which is not known here.')
  const declared = declaredEncoding(bytes)
  const labels = [signature?.label, charset, declared].filter(label => label !== undefined)
  const unknown = labels.find(label => encodingOf(label) === undefined)
  if (unknown !== undefined)
    return refuse('unknown-encoding', `The encoding “${unknown.slice(0, 40)}” is not known here.`)
  const label = labels[0] ?? 'utf-8'
  const other = labels.find(one => encodingOf(one) !== encodingOf(label))
  if (other !== undefined) return refuse('encoding-conflict', `The document is named both ${label} and ${other}.`)
  if (encodingOf(label) === 'utf-16' && signature?.bytesPerUnit !== 2)
    return refuse('encoding-conflict', `The document is named ${label}, but is not in units of two bytes.`)
  return decodeAs(bytes, label)
}

const decodeAs = (bytes: Uint8Array, label: string): Decoded | Refusal<CapReason> => {
  const bad = refuse('bad-encoding', `The bytes of the document are not text in ${label}.`)
  if (isAscii(label) && bytes.some(byte => byte > 0x7f)) return bad
  if (isDamaged(bytes, label))
    return refuse(
      'bad-encoding',
      `The document says it is in ${label}, but was read as UTF-8 on its way here, and its characters are lost: send it as application/cap+xml, or in UTF-8.`,
    )
  const encoding = encodingOf(label) === 'gb18030' ? 'gb18030' : label
  try {
    return { kind: 'decoded', text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof TypeError) return bad
    throw error
  }
}

/**
 * What stands for a character that could not be read, U+FFFD, as UTF-8 writes it. API Gateway passes application/xml, application/json
 * and text/* on as UTF-8 text, whatever they are: a document in GBK comes as 锟斤拷, which is text in GBK.
 */
const lost = Buffer.of(0xef, 0xbf, 0xbd)
const isDamaged = (bytes: Uint8Array, label: string): boolean =>
  !['utf-8', 'utf-16'].includes(encodingOf(label) ?? '') &&
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(lost)

const refuse = (code: CapReason, message: string): Refusal<CapReason> => refused({ code, at: 'document', message })
