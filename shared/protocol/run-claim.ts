import type { Sheet } from '../domain/sheets/sheet.ts'
import { recoverOpen } from '../domain/sheets/window.ts'
import { back, done, type MessageOutcome } from '../ports/queue.ts'
import { claimGraceMs, type Deferred, type Task } from './claim-task.ts'
import { comeBack } from './come-back.ts'
import { decideNext, type Next } from './decide-next.ts'
import type { Delivery, SheetPorts } from './delivery.ts'
import { type Ended, handOverWindow } from './hand-over-window.ts'
import { inTime } from './in-time.ts'
import { writeKnown } from './write-known.ts'

/** Steps 6 to 8: claim, window after window, release. 'moved': the sheet changed under the first write; read it again. */
export const runClaim = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  found: Sheet,
): Promise<MessageOutcome | 'moved'> => {
  const { sheets } = ports
  const deferred: Deferred = new Map()
  let claim = { token: ports.newToken(), until: sheets.now() + task.box.remainingMs() + claimGraceMs }
  const kept = (next: Next): Sheet => (next.kind === 'rest' ? next.sheet : { ...next.sheet, claim })

  let next = await decideNext(ports, delivery, task, recoverOpen(found, task.message.lane), deferred)
  // Nothing is claimed until there is something to hand over: whoever changes the sheet meanwhile fails the first write.
  while (next.kind === 'pause') {
    await ports.pause(next.ms)
    next = await decideNext(ports, delivery, task, next.sheet, deferred, next.granted)
  }
  const first = kept(next)
  if (!(await writeKnown(ports, task.box, () => sheets.write(first)))) return 'moved'

  while (next.kind !== 'rest') {
    const { kind, sheet } = next
    if (next.kind === 'pause') await ports.pause(next.ms)
    const ended =
      next.kind === 'pause'
        ? { closed: sheet, granted: next.granted }
        : await handOverWindow(ports, delivery, task, next, deferred)
    next = await decideAfter(ports, delivery, task, ended, deferred, claim.token)
    if (kind === 'pause' && next.kind === 'pause') continue
    // Of its own each time: a write whose answer was not waited for, and that comes late, finds that others came after it.
    const { token } = claim
    claim = { ...claim, token: ports.newToken() }
    const following = kept(next)
    const written = await writeKnown(ports, task.box, () => sheets.settle(following, token))
    if (written === 'lost') return back(1)
    if (written === 'sealed') {
      await writeKnown(ports, task.box, () => sheets.release(ended.closed, token))
      return done
    }
  }
  // It was worked on: what it died of before is over, and its next death is a first one.
  const { again: _, ...message } = task.message
  return comeBack(ports, message, next.comeBack)
}

/**
 * What follows a window, or a pause with the calls `granted` after it. A window's results are known, whatever the store cannot answer
 * now, or not in time: unwritten they would be in doubt, and handed over again.
 */
const decideAfter = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  { closed, throttledFrom, granted }: Ended & { granted?: number },
  deferred: Deferred,
  token: string,
): Promise<Next> => {
  const following = async (): Promise<Next> => {
    if (throttledFrom !== undefined) await ports.quota.throttled(delivery.carrier, throttledFrom)
    return decideNext(ports, delivery, task, closed, deferred, granted)
  }
  try {
    return await inTime(following(), task.box.signal)
  } catch (fault) {
    await writeKnown(ports, task.box, () => ports.sheets.release(closed, token))
    throw fault
  }
}
