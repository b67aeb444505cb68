import { gunzipSync } from 'node:zlib'
import * as z from 'zod'

/** What a CloudWatch Logs subscription filter hands to a function: base64 of gzip of JSON. */
export const LogSubscriptionEvent = z.object({ awslogs: z.object({ data: z.string() }) })
export type LogSubscriptionEvent = z.infer<typeof LogSubscriptionEvent>

export const LogEvent = z.object({ id: z.string(), timestamp: z.number(), message: z.string() })
export type LogEvent = z.infer<typeof LogEvent>
const LogBatch = z.object({ messageType: z.string(), logEvents: z.array(LogEvent) })

/** A batch is at most 1 MB of log lines: what unpacks to more is not one. */
const maxOutputLength = 16 * 2 ** 20

/** The lines of a batch; none of a `CONTROL_MESSAGE`, with which CloudWatch only asks whether somebody is there. */
export const unpackLogBatch = (event: LogSubscriptionEvent): LogEvent[] => {
  const bytes = gunzipSync(Buffer.from(event.awslogs.data, 'base64'), { maxOutputLength })
  const { messageType, logEvents } = LogBatch.parse(JSON.parse(bytes.toString()))
  return messageType === 'DATA_MESSAGE' ? logEvents : []
}
