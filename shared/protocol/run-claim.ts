import type { SendMessage } from '../contracts/queue-messages.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'
import type { MarkReason } from '../domain/sheets/mark.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { isDone, markAt } from '../domain/sheets/sheet-marks.ts'
import { stopFor } from '../domain/sheets/stop.ts'
import { backOffSeconds, closeWindow, endRest, openWindow, recoverOpen, sendable } from '../domain/sheets/window.ts'
import { back, done, type MessageOutcome, type TimeBox } from '../ports/queue.ts'
import type { Briefing } from './briefing.ts'
import type { Delivery, SheetPorts } from './delivery.ts'
import { inTime } from './in-time.ts'
import { isOvertaken } from './overtaken.ts'
import { writeKnown } from './write-known.ts'

/** A claim outlives its worker's time box by this much: nobody takes a sheet from a worker that is still sending. */
const claimGraceMs = 5_000
/** A window is not begun with less than this left: a carrier may take 5 s to answer, and the results must still be written. */
const smallestTimeLeftMs = 9_000
/** Nor handed over with less than this, where the store let its worker wait for it. */
const smallestTimeForCallMs = 8_000
/** SQS: the longest delay of a message (docs, "DelaySeconds"). */
const longestDelaySeconds = 900

export type Task = { message: SendMessage; briefing: Briefing; box: TimeBox }
/** Slots that the carrier put off in this claim, and the seconds it asked for (0: it named none). */
type Deferred = ReadonlyMap<number, number>
/** What follows: a window of these slots, a pause for the carrier's quota, or rest until a time (undefined: nothing is left). */
type Next =
  | { kind: 'window'; sheet: Sheet; slots: number[] }
  | { kind: 'pause'; sheet: Sheet; ms: number }
  | { kind: 'rest'; sheet: Sheet; comeBack?: number }
/** A window's results; when it was begun, if the carrier throttled it (store time, ms). */
type Ended = { closed: Sheet; throttledFrom?: number }

/** Steps 6 to 8: claim, window after window, release. 'moved': the sheet changed under the first write; read it again. */
export const runClaim = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  found: Sheet,
): Promise<MessageOutcome | 'moved'> => {
  const { sheets } = ports
  const deferred = new Map<number, number>()
  let claim = { token: ports.newToken(), until: sheets.now() + task.box.remainingMs() + claimGraceMs }
  const kept = (next: Next): Sheet => (next.kind === 'rest' ? next.sheet : { ...next.sheet, claim })

  let next = await decide(ports, delivery, task, recoverOpen(found, task.message.lane), deferred)
  const first = kept(next)
  if (!(await writeKnown(ports, task.box, () => sheets.write(first)))) return 'moved'

  while (next.kind !== 'rest') {
    const { kind, sheet } = next
    if (next.kind === 'pause') await ports.pause(next.ms)
    const ended = next.kind === 'pause' ? { closed: sheet } : await handOver(ports, delivery, task, next, deferred)
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
  return comeBack(ports, task, next.comeBack)
}

/** One window, as it ended. */
const handOver = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  { sheet, slots }: Extract<Next, { kind: 'window' }>,
  deferred: Map<number, number>,
): Promise<Ended> => {
  const { message, briefing, box } = task
  const begunAt = ports.sheets.now()
  if (box.remainingMs() < smallestTimeForCallMs) {
    for (const slot of slots) deferred.set(slot, 0)
    return {
      closed: close(
        sheet,
        slots,
        slots.map(() => notBegun),
        ports,
        task,
      ),
    }
  }
  const results = await delivery.handOver({
    sheet: sheet.id,
    briefing,
    slots: slots.map(slot => ({ slot, try: markAt(sheet, slot).tries, recipient: recipientOf(briefing, slot) })),
    lane: message.lane,
    signal: box.signal,
  })
  for (const [index, slot] of slots.entries()) {
    const result = results[index]
    if (result?.outcome === 'retry-later') deferred.set(slot, result.afterSeconds ?? 0)
  }
  const closed = close(sheet, slots, results, ports, task)
  return results.some(isThrottled) ? { closed, throttledFrom: begunAt } : { closed }
}

const notBegun: HandOverResult = { outcome: 'retry-later', reason: 'interrupted' }

/**
 * What follows a window. Its results are known, whatever the store cannot answer now, or not in time: unwritten they would be in doubt,
 * and handed over again.
 */
const decideAfter = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  { closed, throttledFrom }: Ended,
  deferred: Deferred,
  token: string,
): Promise<Next> => {
  const following = async (): Promise<Next> => {
    if (throttledFrom !== undefined) await ports.quota.throttled(delivery.carrier, throttledFrom)
    return decide(ports, delivery, task, closed, deferred)
  }
  try {
    return await inTime(following(), task.box.signal)
  } catch (fault) {
    await writeKnown(ports, task.box, () => ports.sheets.release(closed, token))
    throw fault
  }
}

/** What a later Alert, a STOP, the clock, the policy and the carrier's quota leave to do with a sheet now. */
const decide = async (
  ports: SheetPorts,
  delivery: Delivery,
  { message, briefing, box }: Task,
  sheet: Sheet,
  deferred: Deferred,
): Promise<Next> => {
  const { issued } = briefing
  const portion = delivery.portion(message.lane)
  if (isDone(sheet)) return rest(sheet)
  const now = ports.sheets.now()
  const turnOf = (slot: number) => briefing.turnAt(recipientOf(briefing, slot), now)
  const { slots, heldUntilAt } = sendable(sheet, turnOf, deferred)
  // Nothing is asked that no window can follow: a worker near its end writes what it knows, and so do all whose sheets wait behind it.
  if (slots.length > 0 && box.remainingMs() < smallestTimeLeftMs) return { ...rest(sheet), comeBack: 0 }
  const want = Math.min(slots.length, portion.window)
  // Side by side, for there is a window behind every answer: a grant that a STOP makes useless dies with its second.
  const [stops, overtaken, { granted, retryAfterMs }] = await Promise.all([
    ports.stops.active(),
    isOvertaken(ports.warnings, message),
    want > 0 ? ports.quota.grant(delivery.carrier, message.lane, Math.ceil(want / portion.call)) : nothingAsked,
  ])
  if (overtaken) return rest(sheet)
  const stop = stopFor(stops, { ...message.sheet, carrier: delivery.carrier })
  if (stop || now >= issued.expiresAt) {
    const reasonOf = (slot: number): MarkReason =>
      stop ? 'stopped' : turnOf(slot).kind === 'hold' ? 'quiet-hours' : 'expired'
    return rest(endRest(sheet, reasonOf, secondsSince(issued.issuedAt, now)))
  }
  if (slots.length === 0) return restUntil(sheet, deferred, now, heldUntilAt)
  // Claimed and written meanwhile: whoever dies waiting leaves nothing in doubt, and nobody else asks for the same.
  if (granted === 0) return { kind: 'pause', sheet, ms: retryAfterMs }
  const window = slots.slice(0, Math.min(want, granted * portion.call))
  return { kind: 'window', slots: window, sheet: startedAt(openWindow(sheet, window), now) }
}

const nothingAsked = { granted: 0, retryAfterMs: 0 }

const rest = (sheet: Sheet): Next & { kind: 'rest' } => {
  const { claim: _claim, dueAt: _dueAt, ...free } = sheet
  return { kind: 'rest', sheet: { ...free, done: isDone(sheet) } }
}

/** Retries come back by themselves; what is held comes back with the tick, which knows the end of the quiet hours. */
const restUntil = (sheet: Sheet, deferred: Deferred, now: number, heldUntilAt: number | undefined): Next => {
  const free = rest(sheet)
  if (deferred.size === 0)
    return heldUntilAt === undefined ? free : { ...free, sheet: { ...free.sheet, dueAt: heldUntilAt } }
  const seconds = Math.max(backOffSeconds(sheet), ...deferred.values())
  return { ...free, sheet: { ...free.sheet, dueAt: now + seconds * 1000 }, comeBack: seconds }
}

const close = (
  sheet: Sheet,
  slots: readonly number[],
  results: readonly HandOverResult[],
  ports: SheetPorts,
  { message, briefing }: Task,
): Sheet => {
  const now = ports.sheets.now()
  const seconds = secondsSince(briefing.issued.issuedAt, now)
  const closed = closeWindow(sheet, { slots, results, lane: message.lane, seconds })
  return results.some(({ outcome }) => outcome === 'accepted') ? { ...closed, lastAcceptedAt: now } : closed
}

/** The same body again, so that tries do not pile up on one message until it is a dead letter. */
export const comeBack = async (
  { queue }: SheetPorts,
  { message }: Task,
  seconds: number | undefined,
): Promise<MessageOutcome> => {
  if (seconds !== undefined) await queue.send([message], Math.min(seconds, longestDelaySeconds))
  return done
}

const startedAt = (sheet: Sheet, now: number): Sheet => ({ ...sheet, firstSentAt: sheet.firstSentAt ?? now })
const secondsSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / 1000))
const isThrottled = (result: HandOverResult): boolean =>
  result.outcome === 'retry-later' && result.reason === 'throttled'

const recipientOf = ({ page }: Briefing, slot: number) => {
  const recipient = page.slots[slot]
  if (!recipient) throw new RangeError(`slot ${slot} is not on its page`)
  return recipient
}
