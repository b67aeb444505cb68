/** The media type of a document as its sender names it (RFC 9110, section 8.3), in lower case, and the encoding it adds. */
export type MediaType = { mediaType: string; charset?: string }

/** Longer than any real one: it is kept beside the document. */
const longest = 200

export const mediaTypeOf = (contentType: string): MediaType => {
  if (contentType.length > longest) return { mediaType: '' }
  const [mediaType = '', ...parameters] = contentType.split(';').map(part => part.trim())
  const charset = parameters.find(parameter => /^charset=/i.test(parameter))?.slice('charset='.length)
  const label = charset?.replaceAll('"', '').trim()
  return { mediaType: mediaType.toLowerCase(), ...(label && { charset: label }) }
}

/** Both XML formats come under each of these; the root of the document says which it is. */
const xml = ['application/cap+xml', 'application/xml', 'text/xml']
const json = ['application/cap+json', 'application/json']

export const alertMediaTypes: readonly string[] = [...xml, ...json]
export const isJson = ({ mediaType }: MediaType): boolean => json.includes(mediaType)
