/** One element of the document as it stands there; `order` counts elements in document order. */
export type XmlElement = {
  uri: string
  local: string
  order: number
  attributes: XmlAttribute[]
  children: XmlElement[]
  /** Its own text, without that of its children. */
  text: string
}
export type XmlAttribute = { uri: string; local: string }

export const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2'
export const signatureNamespace = 'http://www.w3.org/2000/09/xmldsig#'

/** CAP 1.0 had an address of its own, 1.1 and later (and drafts of 1.3) a number in the URN. */
export const isAnyCap = ({ uri, local }: Pick<XmlElement, 'uri' | 'local'>): boolean =>
  local === 'alert' && (/^urn:oasis:names:tc:emergency:cap:\d/.test(uri) || uri === 'http://www.incident.com/cap/1.0')
