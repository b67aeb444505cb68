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
  return {
    asks: ({ body }) => {
      const resource = isForPhone(body) ? phone : (fieldOf(body, 'TopicArn') ?? '*')
      return [{ action: `sns:${fieldOf(body, 'Action') ?? ''}`, resource }]
    },
    serve: call => {
      if (!isForPhone(call.body)) return fauxqs.forward(call)
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

/** One field of a form. The text of an SMS is most of the form and of no interest here, so it is not decoded. */
const fieldOf = (form: Buffer, name: string): string | undefined => {
  const at = startOf(form, name)
  if (at < 0) return undefined
  const end = form.indexOf('&', at)
  return decodeURIComponent(form.toString('latin1', at, end < 0 ? form.length : end))
}

const isForPhone = (form: Buffer): boolean => startOf(form, 'PhoneNumber') >= 0

/** A value cannot hold `&` or `=`: they are escaped. */
const startOf = (form: Buffer, name: string): number => {
  const first = `${name}=`
  if (form.subarray(0, first.length).toString('latin1') === first) return first.length
  const at = form.indexOf(`&${first}`)
  return at < 0 ? -1 : at + first.length + 1
}
