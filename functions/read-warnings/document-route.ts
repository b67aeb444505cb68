import { Hono } from 'hono'
import { isJson, mediaTypeOf } from '../../shared/domain/media-type.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type OriginalPorts, originalDocument } from './original.ts'

/** `GET /v1/warnings/{id}/alerts/{seq}/document`: the original of one Alert, for every key as far as its area reaches. */
export const documentRoute = (ports: OriginalPorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const original = originalDocument(ports)
  const app = new Hono()
  app.get('/v1/warnings/:id/alerts/:seq{[1-9][0-9]*}/document', async c => {
    const holder = await authenticate(c, ports.keys)
    if (holder instanceof Response) return holder
    const { id, seq } = c.req.param()
    const found = await original(holder, id, Number(seq), tagsIn(c.req.header('if-none-match')))
    switch (found.kind) {
      case 'unknown-warning':
        return problem(c, 404, 'unknown-warning', 'There is no such warning.')
      case 'outside-jurisdiction':
        return problem(c, 403, 'outside-jurisdiction', 'This lies outside the area of your key.')
      case 'unknown-alert':
        return problem(c, 404, 'unknown-alert', `The warning has no Alert number ${seq}.`)
      case 'no-document':
        return problem(c, 404, 'no-document', 'There is no document of this Alert.')
      case 'unchanged':
        return c.body(null, 304, { etag: `"${found.sha256}"` })
      case 'document':
        return c.body(Uint8Array.from(found.bytes), 200, {
          'content-type': found.contentType,
          'content-disposition': `attachment; filename="${id}.${seq}.${ending(found.contentType)}"`,
          // It may name people: no cache keeps it, and no browser takes it for a page.
          'cache-control': 'private, no-cache',
          'x-content-type-options': 'nosniff',
          etag: `"${found.sha256}"`,
        })
    }
  })
  return app
}

const ending = (contentType: string): string => (isJson(mediaTypeOf(contentType)) ? 'json' : 'xml')

/** RFC 9110, section 13.1.2; weak tags compare as strong ones here, since the tag is the content. */
const tagsIn = (header = ''): string[] => Array.from(header.matchAll(/"([0-9a-f]{64})"/g), ([, tag = '']) => tag)
