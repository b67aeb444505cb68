import { Pool } from 'undici'
import type { Fauxqs } from '../queues/fauxqs.ts'
import { type Service, xml } from './request.ts'

/** IAM knows no resource for a phone: whatever is not a topic. The number itself must not get into a refusal. */
const phone = 'phone-number'

const answered = ['content-type', 'x-amzn-requestid', 'retry-after']

/** Topics in fauxqs; SMS go out to the field, which is the carrier here. */
export const snsService = (fauxqs: Fauxqs, fieldUrl: string): Service & { close(): Promise<void> } => {
  // No limit of connections: a carrier that hangs must not hold up the others.
  const carrier = new Pool(new URL(fieldUrl).origin, { connections: null })
  const form = (body: Buffer): URLSearchParams => new URLSearchParams(body.toString('utf8'))
  return {
    asks: ({ body }) => {
      const fields = form(body)
      const resource = fields.has('PhoneNumber') ? phone : (fields.get('TopicArn') ?? '*')
      return [{ action: `sns:${fields.get('Action') ?? ''}`, resource }]
    },
    serve: async (call, response) => {
      if (!form(call.body).has('PhoneNumber')) return fauxqs.forward(call)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const request = {
        method: 'POST',
        path: `${new URL(fieldUrl).pathname.replace(/\/$/, '')}/sns`,
        headers,
        body: call.body,
      } as const
      await carrier.stream(request, ({ statusCode, headers: got }) => {
        const kept = answered.flatMap((name): [string, string][] => (got[name] ? [[name, String(got[name])]] : []))
        return response.writeHead(statusCode, Object.fromEntries(kept))
      })
      return undefined
    },
    refuse: sentence =>
      xml(
        403,
        `<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>${sentence}</Message></Error></ErrorResponse>`,
      ),
    close: () => carrier.destroy(),
  }
}
