import * as z from 'zod'
import { call, read } from '../../../infra/cli/http.ts'
import type { FieldSeen } from './verdict.ts'

const Seen = z.object({
  received: z.number(),
  distinct: z.number(),
  firstAt: z.number().optional(),
  lastAt: z.number().optional(),
})
const Received = z.object({ sms: Seen, 'group-chat': Seen, loudspeaker: Seen })

export const seenBy = async (field: string): Promise<FieldSeen> =>
  read(field, Received, (await call(field, { path: '/received' })).body)

export const forget = (field: string): Promise<unknown> => call(field, { method: 'DELETE', path: '/received' })
