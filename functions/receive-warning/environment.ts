import * as z from 'zod'
import { DoorEnvironment } from '../../shared/wiring/issuing-environment.ts'

export const Environment = DoorEnvironment.extend({
  /** What a part of an SMS costs: `0.05 CNY`. */
  SMS_PRICE: z
    .string()
    .regex(/^\d+(\.\d+)? [A-Z]{3}$/)
    .optional(),
})
