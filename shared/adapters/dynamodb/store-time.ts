import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Clock } from '../../ports/clock.ts'

/** A `Date` header is cut to the second, so the latest offset seen is nearest the truth; one this far off is taken anew. */
const staleAfterMs = 2_000

/**
 * Store time: the `Date` of DynamoDB's answers plus monotonic elapsed time. A machine whose clock is minutes off changes nothing.
 * Before the first answer nothing was read, so nothing is compared; until then it is this machine's own time.
 */
export const storeTime = (client: DynamoDBClient): Clock => {
  let offset = Date.now() - performance.now()
  let answered = false
  client.middlewareStack.add(
    next => async args => {
      const result = await next(args)
      const seen = dateOf(result.response) - performance.now()
      if (Number.isFinite(seen) && (!answered || seen > offset || seen < offset - staleAfterMs)) {
        offset = seen
        answered = true
      }
      return result
    },
    { step: 'deserialize', name: 'storeTime', priority: 'low', override: true },
  )
  return { now: () => Math.round(offset + performance.now()) }
}

const dateOf = (response: unknown): number => {
  const { headers } = response as { headers?: Record<string, string> }
  return Date.parse(headers?.date ?? '')
}
