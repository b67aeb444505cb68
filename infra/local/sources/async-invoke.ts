import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningFunction } from '../lambda/function.ts'
import type { FunctionError } from '../lambda/outcome.ts'

export type AsyncPlan = {
  maximumRetries: number
  /** Counted from when the event came; older events are not tried again. */
  maximumAgeSeconds: number
  /** Where an event goes that failed every time; its caller's function may send there, or the start was stopped. */
  onFailure?: (record: string) => Promise<void>
}

/** AWS waits a minute before the first retry and two before the second (Lambda developer guide, "Error handling for asynchronous invocation"). */
export const awsRetryDelaysMs: readonly number[] = [60_000, 120_000]

const record = (target: RunningFunction, event: string, attempts: number, error: FunctionError): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${target.plan.arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(event),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: error,
  })

/** An event nobody waits for: tried again, and handed to the failure destination when nothing helps. */
export const invokeAsync = async (
  target: RunningFunction,
  event: string,
  { maximumRetries, maximumAgeSeconds, onFailure }: AsyncPlan,
  retryDelaysMs: readonly number[],
): Promise<void> => {
  const until = Date.now() + maximumAgeSeconds * 1000
  for (let attempt = 1; ; attempt += 1) {
    const delayMs = retryDelaysMs[attempt - 1] ?? 0
    const outcome = await target.invoke(event)
    if (outcome.kind === 'returned') return
    if (attempt > maximumRetries || Date.now() + delayMs > until) {
      await onFailure?.(record(target, event, attempt, outcome.error))
      return
    }
    // Unreferenced: a retry that is two minutes away must not hold up the end.
    await sleep(delayMs, undefined, { ref: false })
  }
}
