import { createHmac, hash } from 'node:crypto'

/** The AccessKey of a RAM user who may do no more than send. */
export type AlibabaAccount = { accessKeyId: string; accessKeySecret: string }

export type Call = {
  host: string
  path: string
  action: string
  version: string
  /** Encoded and sorted, as `formOf` has it. */
  query: string
  /** A form; empty: there is none. */
  body: string
  now: number
  nonce: string
}

const algorithm = 'ACS3-HMAC-SHA256'

/**
 * The headers of one call, signed as "V3版本请求体&签名机制" says (help.aliyun.com/document_detail/2593177.html). Own code: the SDK's
 * signer comes with five packages of a runtime of its own, last of all a parser of XML.
 */
export const signAlibaba = ({ accessKeyId, accessKeySecret }: AlibabaAccount, call: Call): Record<string, string> => {
  const { host, path, action, version, query, body, now, nonce } = call
  const digest = sha256(body)
  const headers: Record<string, string> = {
    ...(body !== '' && { 'content-type': 'application/x-www-form-urlencoded' }),
    host,
    'x-acs-action': action,
    'x-acs-content-sha256': digest,
    'x-acs-date': `${new Date(now).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': version,
  }
  const names = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const request = ['POST', path, query, lines.join(''), names, digest].join('\n')
  const signature = createHmac('sha256', accessKeySecret)
    .update(`${algorithm}\n${sha256(request)}`)
    .digest('hex')
  const { host: _host, ...sent } = headers
  return {
    ...sent,
    authorization: `${algorithm} Credential=${accessKeyId},SignedHeaders=${names},Signature=${signature}`,
  }
}

/** One field of a form, encoded by RFC 3986. */
export const fieldOf = (name: string, value: string): string => `${encoded(name)}=${encoded(value)}`

/** Sorted by name, as it is signed: what is sent must not be another text. No name is the beginning of another. */
export const formOf = (fields: readonly string[]): string => fields.toSorted((a, b) => (a < b ? -1 : 1)).join('&')

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
const sha256 = (text: string): string => hash('sha256', text)
