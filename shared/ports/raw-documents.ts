/** What arrived, byte for byte, under its SHA-256. */
export type RawDocuments = {
  put(sha256: string, bytes: Uint8Array, contentType: string): Promise<void>
  get(sha256: string): Promise<{ bytes: Uint8Array; contentType: string } | undefined>
}
