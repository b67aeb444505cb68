import type { RawDocuments } from '../../ports/raw-documents.ts'

export const memoryRawDocuments = (): RawDocuments => {
  const documents = new Map<string, { bytes: Uint8Array; contentType: string }>()
  return {
    async put(sha256, bytes, contentType) {
      documents.set(sha256, { bytes: bytes.slice(), contentType })
    },
    get: async sha256 => documents.get(sha256),
  }
}
