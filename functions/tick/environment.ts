import * as z from 'zod'
import { IssuingEnvironment } from '../../shared/wiring/issuing-environment.ts'

export const Environment = IssuingEnvironment.extend({
  PLAN_URGENT_QUEUE_URL: z.url(),
  PLAN_ROUTINE_QUEUE_URL: z.url(),
  WATCH_QUEUE_URL: z.url(),
  ROSTER_QUEUE_URL: z.url(),
  NOTICES_QUEUE_URL: z.url(),
})
