import type { OutboxEntry, PlanMessage } from '../../shared/contracts/queue-messages.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'

/**
 * One plan message per county: the first branching of the tree. Relaying twice plans the same sheets. Then the calendar is asked what
 * the Alert calls for.
 */
export const relayOutbox =
  ({ queue }: { queue: Pick<WorkQueue, 'plan' | 'notices'> }) =>
  async ({ warning, seq, counties, ...rest }: OutboxEntry): Promise<void> => {
    await queue.plan(counties.map((county): PlanMessage => ({ v: 1, kind: 'plan', warning, seq, county, ...rest })))
    await queue.notices([{ v: 1, kind: 'follow-warning', warning, seq }])
  }
