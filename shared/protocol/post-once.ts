import { announcementIdOf } from '../domain/loudspeakers/board.ts'
import { postId } from '../domain/rooms/room-post.ts'
import { closed, resultForEach } from '../domain/rooms/room-sheet.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { backOffSeconds } from '../domain/sheets/window.ts'
import { back, done, type TimeBox } from '../ports/queue.ts'
import { claimGraceMs } from './claim-task.ts'
import {
  failed,
  type Owed,
  type RoomDelivery,
  type RoomOutcome,
  type RoomPorts,
  type RoomRobot,
} from './room-delivery.ts'
import type { InLine } from './room-line.ts'
import { giveBack, openWindows } from './room-windows.ts'
import { writeKnown } from './write-known.ts'

/** A post is not begun with less than this left: a robot may take 8 s to answer, and the results must still be written. */
export const smallestTimeForPostMs = 11_000

type Task = { ports: RoomPorts; delivery: RoomDelivery; robot: RoomRobot; box: TimeBox }
/** `again`: to be read and tried anew. `stopSeconds`: the robot takes nothing before these are over. */
type Posted = { outcomes: Map<Owed, RoomOutcome | 'again'>; stopSeconds?: number }

/**
 * One post. The windows of all its sheets are opened before it, its own record and the marks are written after it: whatever dies between
 * leaves each sheet with a claim of its own and the name of the post (docs/architecture.md, "Rooms"). While the store is away, what was
 * opened for nothing is given back, and what is known is written, for as long as there is time.
 */
export const postOnce = async (task: Task, bunch: readonly InLine[]): Promise<Posted> => {
  const { ports, delivery, robot, box } = task
  const now = ports.sheets.now()
  const token = ports.newToken()
  const claim = { token, until: now + box.remainingMs() + claimGraceMs }
  const post = postId(robot.name, now, token)
  const outcomes: Posted['outcomes'] = new Map(bunch.map(({ owed }) => [owed, 'again'] as const))
  const open = await openWindows(ports, bunch, { robot, claim, post, box, outcomes })
  if (box.remainingMs() < smallestTimeForPostMs) {
    for (const { owed } of open) outcomes.set(owed, back(1))
    await Promise.all(open.map(one => giveBack(ports, one, { claim, box })))
    return { outcomes }
  }
  if (open.length === 0) return { outcomes }

  const inPost = open.map(({ owed }) => owed)
  const { content, count } = delivery.compose(inPost)
  if (count < open.length) throw new RangeError('what fits among more fits among fewer')
  const answer = await delivery.post(inPost, content, box.signal)

  const result = resultForEach(answer, open.length)
  const closing = open.map(one => ({ ...one, next: closedBy(ports, one, result) }))
  const stopSeconds = answer.outcome === 'retry-later' ? waitOf(answer, closing) : undefined
  // Side by side: while one is kept waiting by the store, the others are written.
  const recorded = record(task, post, inPost, answer)
  const settled = await Promise.all(closing.map(one => settle(task, one, token, stopSeconds)))
  await recorded
  for (const [owed, outcome] of settled) outcomes.set(owed, outcome)
  if (stopSeconds === undefined) return { outcomes }
  if (answer.outcome === 'retry-later' && answer.reason === 'throttled') await shut(task, stopSeconds)
  return { outcomes, stopSeconds }
}

type Closing = { owed: Owed; next: Sheet }

const closedBy = ({ sheets }: RoomPorts, { owed, sheet }: InLine, result: HandOverResult): Sheet =>
  closed(sheet, {
    result,
    lane: owed.message.lane,
    issuedAt: owed.briefing.issued.issuedAt,
    now: sheets.now(),
  })

/** Without its record a post is only sooner in doubt: the marks say the same. */
const record = async (
  { ports, delivery, robot, box }: Task,
  id: string,
  inPost: readonly Owed[],
  answer: HandOverResult,
): Promise<void> => {
  const alerts = inPost.map(({ message }) => announcementIdOf(message.sheet.warning, message.seq))
  const { outcome } = answer
  const made = { id, robot: robot.name, at: ports.sheets.now(), outcome, alerts }
  const post = answer.outcome === 'accepted' ? made : { ...made, reason: answer.reason }
  try {
    await writeKnown(ports, box, () => delivery.posts.put(post))
  } catch (fault) {
    ports.log.error('post-not-recorded', { carrier: robot.carrier, count: alerts.length }, fault)
  }
}

/** Unwritten, it is found out again by whoever posts next. */
const shut = async ({ ports, delivery, robot }: Task, seconds: number): Promise<void> => {
  try {
    await delivery.turns.shut(robot.name, ports.sheets.now() + seconds * 1000)
  } catch (fault) {
    ports.log.error('robot-not-shut', { carrier: robot.carrier }, fault)
  }
}

const waitOf = ({ afterSeconds = 0 }: { afterSeconds?: number }, closing: readonly Closing[]): number =>
  Math.max(afterSeconds, ...closing.map(({ next }) => backOffSeconds(next)))

/** `failed`: its mark is not written; the record of its post says it to whoever comes next. */
const settle = async (
  { ports, box }: Task,
  { owed, next }: Closing,
  token: string,
  seconds: number | undefined,
): Promise<[Owed, RoomOutcome | 'again']> => {
  const { sheets } = ports
  const waits = !next.done && seconds !== undefined
  const sheet = waits ? { ...next, dueAt: sheets.now() + seconds * 1000 } : next
  try {
    const written = await writeKnown(ports, box, () => sheets.settle(sheet, token))
    if (written === 'lost') return [owed, back(1)]
    if (written === 'sealed') await writeKnown(ports, box, () => sheets.release(sheet, token))
    if (written === 'sealed' || next.done) return [owed, done]
    return [owed, waits ? back(seconds) : 'again']
  } catch (fault) {
    return [owed, failed(fault)]
  }
}
