/** What the first bytes of a document say of its encoding (XML 1.0, appendix F). */
export type Signature = { label: 'utf-8' | 'utf-16le' | 'utf-16be'; bytesPerUnit: 1 | 2 } | 'utf-32' | undefined

/** Byte order marks first, the four-byte ones before the two-byte ones they begin with; then an unmarked `<` in 16 or 32 bits. */
const signatures: readonly [number[], Signature][] = [
  [[0xff, 0xfe, 0, 0], 'utf-32'],
  [[0, 0, 0xfe, 0xff], 'utf-32'],
  [[0x3c, 0, 0, 0], 'utf-32'],
  [[0, 0, 0, 0x3c], 'utf-32'],
  [[0xef, 0xbb, 0xbf], { label: 'utf-8', bytesPerUnit: 1 }],
  [[0xff, 0xfe], { label: 'utf-16le', bytesPerUnit: 2 }],
  [[0xfe, 0xff], { label: 'utf-16be', bytesPerUnit: 2 }],
  [[0x3c, 0], { label: 'utf-16le', bytesPerUnit: 2 }],
  [[0, 0x3c], { label: 'utf-16be', bytesPerUnit: 2 }],
]

export const signatureOf = (bytes: Uint8Array): Signature =>
  signatures.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1]

/** Longer than any XML declaration in use; nothing behind it is looked at. */
const declarationBytes = 1024

/** The encoding named in the XML declaration, which is ASCII in every encoding that TextDecoder knows. */
export const declaredEncoding = (bytes: Uint8Array): string | undefined => {
  const head = Array.from(bytes.subarray(0, declarationBytes), byte =>
    byte > 0 && byte < 0x80 ? String.fromCharCode(byte) : '',
  )
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/.exec(head.join(''))?.[1]?.trim()
}

/** The encoding TextDecoder means by a label, where UTF-16 is one in either byte order and GBK a part of GB18030. */
export const encodingOf = (label: string): string | undefined => {
  try {
    const { encoding } = new TextDecoder(label)
    if (encoding === 'gbk') return 'gb18030'
    return encoding.startsWith('utf-16') ? 'utf-16' : encoding
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** TextDecoder takes this label for windows-1252, which knows every byte; ASCII ends at 127. */
export const isAscii = (label: string): boolean =>
  /^(?:us-ascii|ascii|ansi_x3\.4-1968|iso646-us|iso-ir-6)$/i.test(label)
