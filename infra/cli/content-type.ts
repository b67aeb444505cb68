import { isUtf8 } from 'node:buffer'
import { extname } from 'node:path'

/** A file goes as what it is; the service decides what it takes. */
const byEnding: Record<string, string> = {
  '.cap': 'application/cap+xml',
  '.xml': 'application/xml',
  '.json': 'application/json',
}

/** By its ending; where that says nothing, by how it begins: a national message may come as .txt. */
export const contentTypeOf = (path: string, bytes: Uint8Array): string => {
  const type = byEnding[extname(path).toLowerCase()] ?? sniffed(Buffer.from(bytes.subarray(0, 256)))
  // API Gateway passes application/xml on as UTF-8 text; under this type the bytes of another encoding arrive as they are.
  return type === 'application/xml' && !isUtf8(bytes) ? 'application/cap+xml' : type
}

const sniffed = (start: Buffer): string => {
  // UTF-16 writes every second byte of the first tag as zero.
  const text = start
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(ï»¿|þÿ|ÿþ)/, '')
    .trimStart()
  if (text.startsWith('<')) return 'application/xml'
  return text.startsWith('{') || text.startsWith('[') ? 'application/json' : 'application/octet-stream'
}
