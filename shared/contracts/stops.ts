import * as z from 'zod'
import { Stop, StopAction, StopScope } from '../domain/sheets/stop.ts'

/** `POST /v1/stops` puts a stop, `DELETE /v1/stops` lifts it, `GET /v1/stops` lists them. */
export const StopRequest = z.object({ scope: StopScope })
export const StopList = z.object({
  stops: z.array(Stop),
  /** The last puts and lifts, newest first. */
  history: z.array(StopAction).default([]),
})
