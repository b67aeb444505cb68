import type { WatchMessage } from '../../shared/contracts/queue-messages.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import { sendsAgainAt, watchEverySeconds, watchSheets } from '../../shared/domain/series/watching.ts'
import { plannedSheets } from '../../shared/domain/sheets/planned-sheets.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { Log } from '../../shared/ports/log.ts'
import { done, type MessageOutcome, type WorkQueue } from '../../shared/ports/queue.ts'
import type { SheetReader } from '../../shared/ports/sheets.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { sendMessages } from '../../shared/protocol/send-messages.ts'

export type WatchPorts = {
  warnings: Warnings
  directory: Pick<Directory, 'manifest'>
  reader: SheetReader
  queue: WorkQueue
  policy: Policy
  /** Store time. */
  clock: Clock
  log: Log
}

/** Compares what was planned with what is stored, sends again what nobody works on, and writes the county's figures. */
export const watchDelivery =
  ({ warnings, directory, reader, queue, policy, clock, log }: WatchPorts) =>
  async (message: WatchMessage): Promise<MessageOutcome> => {
    const { warning, seq, county, lane, n } = message
    const [head, issued, audience] = await Promise.all([
      warnings.find(warning),
      warnings.alert(warning, seq),
      warnings.audience(warning, seq, county),
    ])
    if (!head || !issued || !audience) throw new Fault('corrupt', false, 'a watch over what was never stored')
    if (head.seq > seq) return done
    const expected = plannedSheets(policy, issued, audience, await directory.manifest(county, audience.dirRev))
    const found = await reader.county(warning, county, audience.buckets)
    const now = clock.now()
    const { idle, heldUntilAt, ...figures } = watchSheets(
      expected,
      found.map(({ sheet }) => sheet),
      seq,
      now,
    )
    const all = figures.done === expected.length
    await warnings.setWatched({
      warning,
      seq,
      county,
      expected: expected.length,
      watchedAt: now,
      ...figures,
      ...(all && { doneAt: now }),
      ...(heldUntilAt !== undefined && { heldUntilAt }),
    })
    log.info('watched', { warning, seq, county, count: expected.length - figures.done })
    if (all || heldUntilAt !== undefined) return done
    if (sendsAgainAt(n)) await queue.send(sendMessages({ seq, lane, audience }, idle))
    await queue.watch({ ...message, n: n + 1 }, watchEverySeconds)
    return done
  }
