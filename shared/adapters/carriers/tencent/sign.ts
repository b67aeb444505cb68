import { createHash, createHmac } from 'node:crypto'

/** From the console: the key of an API user who may do no more than send, and the application that the SMS are sent as. */
export type TencentAccount = { secretId: string; secretKey: string; sdkAppId: string }

type Call = { host: string; path: string; action: string; body: string; now: number }

const algorithm = 'TC3-HMAC-SHA256'
const contentType = 'application/json; charset=utf-8'
const signedHeaders = 'content-type;host;x-tc-action'

/**
 * The headers of one call, signed as "签名方法 v3" says (cloud.tencent.com/document/api/382/52072). Own code: the SDK's signer comes
 * with node-fetch, json-bigint and an agent for proxies, and makes the key of the day anew for each call.
 */
export const tencentSigner = ({ secretId, secretKey }: Omit<TencentAccount, 'sdkAppId'>, service: string) => {
  let today = { date: '', key: Buffer.alloc(0) as Buffer }
  const keyOf = (date: string): Buffer => {
    if (today.date !== date) today = { date, key: hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request') }
    return today.key
  }
  return ({ host, path, action, body, now }: Call): Record<string, string> => {
    const timestamp = String(Math.floor(now / 1000))
    const date = new Date(now).toISOString().slice(0, 10)
    const scope = `${date}/${service}/tc3_request`
    const headers = `content-type:${contentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`
    const request = ['POST', path, '', headers, signedHeaders, sha256(body)].join('\n')
    const signature = hmac(keyOf(date), [algorithm, timestamp, scope, sha256(request)].join('\n')).toString('hex')
    return {
      authorization: `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      'content-type': contentType,
      'x-tc-action': action,
      'x-tc-timestamp': timestamp,
    }
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
