import * as z from 'zod'
import { call, read, refusal } from './http.ts'

const figures = z.object({ received: z.number(), distinct: z.number() })
/** `received` counts messages (plays, for loudspeakers), `distinct` recipient × alert. */
const Received = z.object({ sms: figures, 'group-chat': figures, loudspeaker: figures })

/** The other side of the local runtime: its own process, outside the service. */
export const fieldClient = (url: string) => ({
  received: async () => {
    const answer = await call(url, { path: '/received' })
    if (answer.status >= 400) throw refusal(answer)
    return read(url, Received, answer.body)
  },
})
