import * as z from 'zod'
import { call, read, refusal } from './http.ts'

const figures = z.object({ received: z.number(), distinct: z.number() })
/** `received` counts messages (plays, for loudspeakers), `distinct` recipient × alert. */
const Received = z.object({ sms: figures, 'group-chat': figures, loudspeaker: figures })

const Health = z.object({ terminals: z.object({ expected: z.number(), connected: z.number() }) })

/** The other side of the local runtime: its own process, outside the service. */
export const fieldClient = (url: string) => {
  const ask = async <Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> => {
    const answer = await call(url, { path })
    if (answer.status >= 400) throw refusal(answer)
    return read(url, schema, answer.body)
  }
  return { received: () => ask(Received, '/received'), health: () => ask(Health, '/health') }
}
