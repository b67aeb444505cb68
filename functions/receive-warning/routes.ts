import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AlertReceipt } from '../../shared/contracts/http.ts'
import { maxBytes } from '../../shared/domain/cap/limits.ts'
import type { CapReason } from '../../shared/domain/cap/reasons.ts'
import type { Refusal } from '../../shared/domain/refusal.ts'
import type { Keys } from '../../shared/ports/keys.ts'
import { authenticate } from '../../shared/runtime/authenticate.ts'
import { problem } from '../../shared/runtime/http-handler.ts'
import { type ReceivePorts, type Reception, receiveWarning } from './receive-warning.ts'

const mediaTypes = ['application/cap+xml', 'application/xml']

/** Reasons that say "this is not a document we can read", rather than "this document breaks a rule". */
const unreadable = new Set<string>([
  'unknown-encoding',
  'encoding-conflict',
  'bad-encoding',
  'not-well-formed',
  'xml-version',
  'doctype-forbidden',
  'undeclared-entity',
  'too-deep',
  'too-many-elements',
] satisfies CapReason[])

/** `POST /v1/alerts`: the door for machines that send warnings. */
export const routes = (ports: ReceivePorts & { keys: Pick<Keys, 'find'> }): Hono => {
  const receive = receiveWarning(ports)
  const app = new Hono()
  app.use(
    bodyLimit({
      maxSize: maxBytes,
      onError: c => problem(c, 413, 'too-large', 'A document may have 1 MB at most.'),
    }),
  )
  app.post('/v1/alerts', async c => {
    const source = await authenticate(c, ports.keys, ['source'])
    if (source instanceof Response) return source
    const { mediaType, charset } = contentType(c.req.header('content-type') ?? '')
    if (!mediaTypes.includes(mediaType))
      return problem(c, 415, 'unsupported-media-type', `Send CAP 1.2 as ${mediaTypes.join(' or ')}.`)
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const reception = await receive({ bytes, contentType: mediaType, ...(charset && { charset }) }, source)
    if (reception.kind === 'refused')
      return problem(
        c,
        statusOf(reception),
        'refused',
        'The Alert was refused; nobody was told anything.',
        reception.reasons,
      )
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
  return app
}

const receiptOf = ({
  warning,
  warnings,
  unresolved,
  audience,
}: Extract<Reception, { kind: 'received' }>): AlertReceipt => ({
  warning: warning.id,
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

const contentType = (header: string): { mediaType: string; charset: string | undefined } => {
  const [mediaType = '', ...parameters] = header.split(';').map(part => part.trim())
  const charset = parameters.find(parameter => /^charset=/i.test(parameter))?.slice('charset='.length)
  return { mediaType: mediaType.toLowerCase(), charset: charset?.replaceAll('"', '') }
}
