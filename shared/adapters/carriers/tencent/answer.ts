import * as z from 'zod'
import type { HandOverResult } from '../../../ports/carriers.ts'
import { classifyStatus, setbacks } from '../carrier-codes.ts'
import type { CarrierAnswer } from '../carrier-host.ts'
import { tencentSetback } from './outcomes.ts'

/** Business errors come under HTTP 200: the codes decide, the call's own or each number's. */
const Answer = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string() }).optional(),
    SendStatusSet: z
      .array(z.object({ PhoneNumber: z.string(), SerialNo: z.string().default(''), Code: z.string() }))
      .optional(),
  }),
})

/** One result a phone, in their order. A phone that an answer does not name may have been sent to. */
export const readTencentAnswer = (
  { status, json }: CarrierAnswer,
  phones: readonly string[],
): readonly HandOverResult[] => {
  const read = Answer.safeParse(json)
  if (!read.success) return phones.map(() => classifyStatus(status))
  const { Error: error, SendStatusSet: statuses = [] } = read.data.Response
  if (error) return phones.map(() => tencentSetback(error.Code))
  const byPhone = new Map(statuses.map(one => [one.PhoneNumber, one]))
  return phones.map(phone => {
    const one = byPhone.get(phone)
    if (!one) return setbacks.unknown
    return one.Code === 'Ok' ? { outcome: 'accepted', messageId: one.SerialNo } : tencentSetback(one.Code)
  })
}
