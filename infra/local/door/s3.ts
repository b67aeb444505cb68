import type { Ask } from '../iam/decide.ts'
import type { Fauxqs } from '../queues/fauxqs.ts'
import { bucketArn, type Place } from '../template/place.ts'
import { type Service, xml } from './request.ts'

const objectActions: Record<string, string> = {
  PUT: 's3:PutObject',
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  DELETE: 's3:DeleteObject',
}

/** The SDK addresses buckets by path, since the door's host is an IP address. */
export const s3Ask = (method: string, path: string, place: Place): Ask => {
  const [bucket = '', ...key] = decodeURIComponent(path.split('?')[0] ?? '')
    .slice(1)
    .split('/')
  const name = key.join('/')
  if (name === '') return { action: 's3:ListBucket', resource: bucketArn(place, bucket) }
  return { action: objectActions[method] ?? `s3:${method}`, resource: `${bucketArn(place, bucket)}/${name}` }
}

export const s3Service = (fauxqs: Fauxqs, place: Place): Service => ({
  asks: ({ method, path }) => [s3Ask(method, path, place)],
  serve: call => fauxqs.forward(call),
  refuse: sentence => xml(403, `<Error><Code>AccessDenied</Code><Message>${sentence}</Message></Error>`),
})
