import type { PlanMessage } from '../../shared/contracts/queue-messages.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import { watchEverySeconds } from '../../shared/domain/series/watching.ts'
import { plannedSheets } from '../../shared/domain/sheets/planned-sheets.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { Log } from '../../shared/ports/log.ts'
import { done, type MessageOutcome, type WorkQueue } from '../../shared/ports/queue.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { alertWithAudience } from '../../shared/protocol/alert-with-audience.ts'
import { sendMessages } from '../../shared/protocol/send-messages.ts'

export type PlanPorts = {
  warnings: Warnings
  directory: Pick<Directory, 'manifest'>
  queue: WorkQueue
  policy: Policy
  clock: Clock
  log: Log
}

/** One message per sheet, the quick channels first. It writes no sheet: planning twice names the same sheets and changes nothing. */
export const planDelivery =
  ({ warnings, directory, queue, policy, clock, log }: PlanPorts) =>
  async ({ warning, seq, edition, county, lane }: PlanMessage): Promise<MessageOutcome> => {
    const found = await alertWithAudience(warnings, { warning, seq, county }, edition)
    if (!found) throw new Fault('corrupt', false, 'a plan for what was never stored')
    const { issued, audience } = found
    const sheets = plannedSheets(policy, issued, audience, await directory.manifest(county, audience.dirRev))
    // Side by side: nothing is counted as done by what is expected before the watch comes.
    await Promise.all([
      warnings.setPlanned({ warning, seq, county, expected: sheets.length, plannedAt: clock.now() }),
      queue.send(sendMessages({ seq, lane, audience }, sheets)),
    ])
    await queue.watch({ v: 1, kind: 'watch', warning, seq, county, lane, n: 1 }, watchEverySeconds)
    log.info('planned', { warning, seq, county, count: sheets.length })
    return done
  }
