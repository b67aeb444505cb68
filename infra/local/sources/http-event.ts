import { isUtf8 } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Match } from './http-route.ts'

export type HttpCall = { method: string; url: URL; headers: IncomingHttpHeaders; body: Buffer; sourceIp: string }

const textual = /^(text\/|application\/(json|xml|javascript)\b)/i

/** API Gateway passes text as it is and everything else as base64. Text that is not UTF-8 goes as base64 here, so that no byte is lost. */
export const isText = (contentType: string, body: Buffer): boolean => textual.test(contentType) && isUtf8(body)

const joined = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'cookie' ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  )

const queryOf = (url: URL): Record<string, string> | undefined => {
  const names = [...new Set(url.searchParams.keys())]
  if (names.length === 0) return undefined
  return Object.fromEntries(names.map(name => [name, url.searchParams.getAll(name).join(',')]))
}

/** Payload format 2.0 (API Gateway developer guide, "Working with AWS Lambda proxy integrations for HTTP APIs"). */
export const httpEvent = ({ method, url, headers, body, sourceIp }: HttpCall, match: Match, apiId: string): string => {
  const now = new Date()
  const text = isText(headers['content-type'] ?? '', body)
  const query = queryOf(url)
  return JSON.stringify({
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(headers.cookie && { cookies: headers.cookie.split('; ') }),
    headers: joined(headers),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: 'anonymous',
      apiId,
      domainName: url.host,
      domainPrefix: apiId,
      http: { method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId: randomUUID(),
      routeKey: match.routeKey,
      stage: '$default',
      time: now.toUTCString(),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  })
}
