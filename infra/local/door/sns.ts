import { Pool } from 'undici'
import type { Fauxqs } from '../queues/fauxqs.ts'
import { forward } from './forward.ts'
import { type Service, xml } from './request.ts'

/** IAM knows no resource for a phone: whatever is not a topic. The number itself must not get into a refusal. */
const phone = 'phone-number'

const passed = ['content-type', 'x-amzn-requestid', 'retry-after']

/** Topics in fauxqs; SMS go out to the field, which is the carrier here. */
export const snsService = (fauxqs: Fauxqs, fieldUrl: string): Service & { close(): Promise<void> } => {
  // No limit of connections: a carrier that hangs must not hold up the others.
  const carrier = new Pool(new URL(fieldUrl).origin, { connections: null })
  const smsPath = `${new URL(fieldUrl).pathname.replace(/\/$/, '')}/sns`
  const form = (body: Buffer): URLSearchParams => new URLSearchParams(body.toString('utf8'))
  return {
    asks: ({ body }) => {
      const fields = form(body)
      const resource = fields.has('PhoneNumber') ? phone : (fields.get('TopicArn') ?? '*')
      return [{ action: `sns:${fields.get('Action') ?? ''}`, resource }]
    },
    serve: call => {
      if (!form(call.body).has('PhoneNumber')) return fauxqs.forward(call)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return forward(carrier, { path: smsPath, headers, body: call.body }, passed)
    },
    refuse: sentence =>
      xml(
        403,
        `<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>${sentence}</Message></Error></ErrorResponse>`,
      ),
    close: () => carrier.destroy(),
  }
}
