import * as z from 'zod'
import { DoorEnvironment } from '../../shared/wiring/issuing-environment.ts'

export const Environment = DoorEnvironment.extend({ NOTICES_QUEUE_URL: z.url() })
