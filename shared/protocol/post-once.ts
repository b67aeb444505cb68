import { announcementIdOf } from '../domain/loudspeakers/board.ts'
import { postId } from '../domain/rooms/room-post.ts'
import { closed, opened, resultForEach } from '../domain/rooms/room-sheet.ts'
import type { HandOverResult } from '../domain/sheets/hand-over.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { backOffSeconds } from '../domain/sheets/window.ts'
import { back, done, type MessageOutcome, type TimeBox } from '../ports/queue.ts'
import { isOvertaken } from './overtaken.ts'
import type { Owed, RoomDelivery, RoomPorts, RoomRobot } from './room-delivery.ts'
import type { InLine } from './room-line.ts'

/** A claim outlives its worker's time box by this much: nobody takes a sheet from a worker that is still sending. */
const claimGraceMs = 5_000

type Task = { ports: RoomPorts; delivery: RoomDelivery; robot: RoomRobot; box: TimeBox }
/** `again`: to be read and tried anew. `stopSeconds`: the robot takes nothing before these are over. */
type Posted = { outcomes: Map<Owed, MessageOutcome | 'again'>; stopSeconds?: number }

/**
 * One post. The windows of all its sheets are opened before it, its own record is written after it, and the marks after that: whatever
 * dies between leaves each sheet with a claim of its own and the name of the post (docs/architecture.md, "Rooms").
 */
export const postOnce = async (task: Task, bunch: readonly InLine[]): Promise<Posted> => {
  const { ports, delivery, robot, box } = task
  const token = ports.newToken()
  const id = postId(robot.name, ports.sheets.now(), token)
  const outcomes: Posted['outcomes'] = new Map(bunch.map(({ owed }) => [owed, 'again'] as const))
  const claimed = await claimAll(task, bunch, token, id)
  if (claimed.length === 0) return { outcomes }

  const inPost = claimed.map(({ owed }) => owed)
  const { content, count } = delivery.compose(inPost)
  if (count < claimed.length) throw new RangeError('what fits among more fits among fewer')
  const answer = await delivery.post(inPost, content, box.signal)
  await record(task, id, inPost, answer)

  const result = resultForEach(answer, claimed.length)
  const closing = claimed.map(one => ({ ...one, next: closedBy(ports, one, result) }))
  const stopSeconds = answer.outcome === 'retry-later' ? waitOf(answer, closing) : undefined
  const settled = await Promise.all(closing.map(one => settle(ports, one, token, stopSeconds)))
  for (const [owed, outcome] of settled) outcomes.set(owed, outcome)
  if (stopSeconds === undefined) return { outcomes }
  if (answer.outcome === 'retry-later' && answer.reason === 'throttled')
    await delivery.turns.shut(robot.name, ports.sheets.now() + stopSeconds * 1000)
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

/** Each sheet by its own conditional write; whoever changed meanwhile is not in this post. */
const claimAll = async (
  { ports, box }: Task,
  bunch: readonly InLine[],
  token: string,
  post: string,
): Promise<InLine[]> => {
  const now = ports.sheets.now()
  const claim = { token, until: now + box.remainingMs() + claimGraceMs }
  const tried = await Promise.all(
    bunch.map(async ({ owed, sheet }) => {
      // Its turn may have been waited for since the line was sifted.
      if (await isOvertaken(ports.warnings, owed.message)) return []
      const next = opened(sheet, claim, post, now)
      return (await ports.sheets.write(next)) ? [{ owed, sheet: next }] : []
    }),
  )
  return tried.flat()
}

/** Without its record a post is only sooner in doubt: the marks that follow say the same. */
const record = async (
  { ports, delivery, robot }: Task,
  id: string,
  inPost: readonly Owed[],
  answer: HandOverResult,
): Promise<void> => {
  const alerts = inPost.map(({ message }) => announcementIdOf(message.sheet.warning, message.seq))
  const { outcome } = answer
  const post = { id, robot: robot.name, at: ports.sheets.now(), outcome, alerts }
  try {
    await delivery.posts.put(answer.outcome === 'accepted' ? post : { ...post, reason: answer.reason })
  } catch (fault) {
    ports.log.error('post-not-recorded', { carrier: robot.carrier, count: alerts.length }, fault)
  }
}

const waitOf = ({ afterSeconds = 0 }: { afterSeconds?: number }, closing: readonly Closing[]): number =>
  Math.max(afterSeconds, ...closing.map(({ next }) => backOffSeconds(next)))

const settle = async (
  { sheets }: RoomPorts,
  { owed, next }: Closing,
  token: string,
  seconds: number | undefined,
): Promise<[Owed, MessageOutcome | 'again']> => {
  const waits = !next.done && seconds !== undefined
  const sheet = waits ? { ...next, dueAt: sheets.now() + seconds * 1000 } : next
  const written = await sheets.settle(sheet, token)
  if (written === 'lost') return [owed, back(1)]
  if (written === 'sealed') await sheets.release(sheet, token)
  if (written === 'sealed' || next.done) return [owed, done]
  return [owed, waits ? back(seconds) : 'again']
}
