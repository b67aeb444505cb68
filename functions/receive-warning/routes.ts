import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AlertReceipt } from '../../shared/contracts/http.ts'
import type { AlertPreview } from '../../shared/contracts/preview.ts'
import { maxBytes } from '../../shared/domain/cap/limits.ts'
import { alertMediaTypes, mediaTypeOf } from '../../shared/domain/media-type.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import { unreadable } from '../../shared/domain/unreadable.ts'
import { type Preview, type PreviewPorts, previewWarning } from '../../shared/door/preview-warning.ts'
import { type ReceivePorts, type Reception, receiveWarning } from '../../shared/door/receive-warning.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'

type RoutePorts = ReceivePorts & PreviewPorts & { keys: Pick<Keys, 'find'> }

/** The door for machines that send warnings, and for officers who type one: theirs waits for a second officer. */
export const routes = (ports: RoutePorts): Hono => {
  const receive = receiveWarning(ports)
  const preview = previewWarning(ports)
  const app = new Hono()
  app.use(
    bodyLimit({
      maxSize: maxBytes,
      onError: c => problem(c, 413, 'too-large', 'A document may have 1 MB at most.'),
    }),
  )
  app.post('/v1/alerts', async c => {
    const given = await documentOf(c, ports.keys)
    if (given instanceof Response) return given
    const reception = await receive(given.document, given.source)
    if (reception.kind === 'refused') return refusal(c, reception)
    if (reception.kind === 'conflict')
      return problem(
        c,
        409,
        'identity-taken',
        `Another document with this sender, identifier and sent is ${reception.warning}.`,
      )
    c.header('location', `/v1/warnings/${reception.warning.id}`)
    return c.json(receiptOf(reception), reception.repeat ? 200 : 202)
  })
  app.post('/v1/previews', async c => {
    const given = await documentOf(c, ports.keys)
    if (given instanceof Response) return given
    const previewed = await preview(given.document, given.source)
    return previewed.kind === 'refused' ? refusal(c, previewed) : c.json(previewBody(previewed))
  })
  return app
}

const documentOf = async (c: Context, keys: Pick<Keys, 'find'>) => {
  const source = await authenticate(c, keys, ['source', 'operator'])
  if (source instanceof Response) return source
  const contentType = c.req.header('content-type') ?? ''
  if (!alertMediaTypes.includes(mediaTypeOf(contentType).mediaType))
    return problem(c, 415, 'unsupported-media-type', `Send an alert as ${alertMediaTypes.join(', ')}.`)
  return { source, document: { bytes: new Uint8Array(await c.req.arrayBuffer()), contentType } }
}

const refusal = (c: Context, refused: Refusal): Response =>
  problem(c, statusOf(refused), 'refused', 'The Alert was refused; nobody was told anything.', refused.reasons)

const previewBody = ({ kind: _, warning, reason, ...preview }: Preview): AlertPreview => ({
  ...preview,
  warning: warning.id,
  status: warning.status,
  state: warning.state,
  ...(reason !== undefined && { reason }),
})

const receiptOf = ({
  warning,
  seq,
  outcome,
  warnings,
  unresolved,
  audience,
}: Extract<Reception, { kind: 'received' }>): AlertReceipt => ({
  warning: warning.id,
  seq,
  outcome,
  status: warning.status,
  state: warning.state,
  ...(warning.stateReason !== undefined && { stateReason: warning.stateReason }),
  warnings,
  unresolved,
  audience,
})

const statusOf = ({ reasons }: Refusal): 400 | 403 | 413 | 422 => {
  const codes = reasons.map(({ code }) => code)
  if (codes.includes('too-large')) return 413
  if (codes.includes('outside-jurisdiction')) return 403
  return codes.some(code => unreadable.has(code)) ? 400 : 422
}
