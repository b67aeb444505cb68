/** UTF-8 with or without its mark, else GB18030, as Excel in China writes it; undefined: neither. */
export const decodeCsv = (bytes: Uint8Array): string | undefined =>
  decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)

/** Chinese text in GB18030 is hardly ever well-formed UTF-8, so what is, is. */
const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
