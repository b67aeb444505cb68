import type { Context } from 'aws-lambda'
import type { TimeBox } from '../ports/queue.ts'

/** What still runs so long before the end is given up, so that its outcome can be written. */
const writingTimeMs = 3_000
/** Lambda's longest timeout (developer guide, "Lambda quotas"). */
const longestOfAllMs = 900_000

/**
 * What is left of an invocation that may take `longestMs`. Lambda's client compares its deadline with the process's own clock: where that
 * is minutes off, nothing would be left, or a claim would live for minutes. What cannot be true is not believed, and from then on only
 * elapsed time counts.
 */
export const timeBox = (
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  longestMs = longestOfAllMs,
  elapsed: () => number = () => performance.now(),
): TimeBox => {
  const begun = elapsed()
  const said = context.getRemainingTimeInMillis()
  const allMs = said > 0 && said <= longestMs ? said : longestMs
  const remainingMs = (): number => allMs - (elapsed() - begun)
  return { remainingMs, signal: AbortSignal.timeout(Math.max(0, allMs - writingTimeMs)) }
}

/** Of the functions that send (`infra/queues.ts`). */
export const sendTimeoutMs = 20_000

/** middy's own early end goes by the process's clock. */
export const byElapsedTime = { timeoutEarlyInMillis: 0 }
