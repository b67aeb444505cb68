import { closed, recovered, roomMark } from '../domain/rooms/room-sheet.ts'
import { type MarkReason, secondsSince } from '../domain/sheets/mark.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { isDone } from '../domain/sheets/sheet-marks.ts'
import { type Stop, stopFor } from '../domain/sheets/stop.ts'
import { endRest, openWindow } from '../domain/sheets/window.ts'
import { done } from '../ports/queue.ts'
import { approachSheet } from './approach-sheet.ts'
import { isOvertaken } from './overtaken.ts'
import {
  failed,
  type Owed,
  type RoomDelivery,
  type RoomOutcome,
  type RoomPorts,
  type RoomRobot,
} from './room-delivery.ts'

/** One Alert before its room: its sheet is free, and was read so. */
export type InLine = { owed: Owed; sheet: Sheet }
export type Outcomes = Map<Owed, RoomOutcome>
export type RoomTask = { ports: RoomPorts; delivery: RoomDelivery; robot: RoomRobot | undefined; outcomes: Outcomes }

/** Who stands before the room; the others have their outcome. */
export const joinLine = async (task: RoomTask, owed: readonly Owed[]): Promise<InLine[]> => {
  const joined: InLine[] = []
  for (const one of owed) joined.push(...(await orFailed(task, one, () => join(task, one))))
  return joined
}

const join = async (task: RoomTask, owed: Owed): Promise<InLine[]> => {
  const approached = await approachSheet(task.ports.sheets, owed.message, owed.briefing)
  if (approached.kind === 'free') return [{ owed, sheet: await found(task, owed, approached.sheet) }]
  task.outcomes.set(owed, approached)
  return []
}

/** One whose sheet the store does not give keeps no other from the room. */
const orFailed = async ({ outcomes }: RoomTask, owed: Owed, find: () => Promise<InLine[]>): Promise<InLine[]> => {
  try {
    return await find()
  } catch (fault) {
    outcomes.set(owed, failed(fault))
    return []
  }
}

/** A window that a dead worker left open ended as the record of its post says, if that was still written. */
const found = async ({ delivery }: RoomTask, { message, briefing }: Owed, sheet: Sheet): Promise<Sheet> => {
  if (roomMark(sheet).state !== 'open') return sheet
  const post = sheet.post === undefined ? undefined : await delivery.posts.find(sheet.post)
  return recovered(sheet, post, message.lane, briefing.issued.issuedAt)
}

/** Who is to be posted now. What is over, stopped, held or never to be said in this room leaves the line with its mark. */
export const siftLine = async (task: RoomTask, line: readonly InLine[]): Promise<InLine[]> => {
  const { sheets, stops } = task.ports
  const [active, now] = [await stops.active(), sheets.now()]
  const staying: InLine[] = []
  for (const one of line)
    staying.push(
      ...(await orFailed(task, one.owed, async () => {
        const overtaken = await isOvertaken(task.ports.warnings, one.owed.message)
        const instead = overtaken ? unclaimed(one.sheet) : insteadOfPost(task, one, active, now)
        if (!instead) return [one]
        if (!(await sheets.write(instead))) return join(task, one.owed)
        task.outcomes.set(one.owed, done)
        return []
      })),
    )
  return staying
}

export const unclaimed = ({ claim: _claim, dueAt: _dueAt, ...free }: Sheet): Sheet => free

/** As what a sheet is written that is not posted; undefined: it is to be posted. What is held comes back with the tick. */
const insteadOfPost = (
  { delivery, robot }: RoomTask,
  { owed, sheet }: InLine,
  active: Stop[],
  now: number,
): Sheet | undefined => {
  const { message, briefing, recipient } = owed
  const { issuedAt, expiresAt } = briefing.issued
  const free = unclaimed(sheet)
  if (isDone(sheet)) return { ...free, done: true }
  const stop = robot && stopFor(active, { ...message.sheet, carrier: robot.carrier })
  const turn = briefing.turnAt(recipient, now)
  if (stop || now >= expiresAt) {
    const reason: MarkReason = stop ? 'stopped' : turn.kind === 'hold' ? 'quiet-hours' : 'expired'
    return endRest(free, () => reason, secondsSince(issuedAt, now))
  }
  if (turn.kind === 'hold') return { ...free, dueAt: turn.untilAt }
  const refusal = robot ? delivery.refusal(owed) : 'invalid-address'
  if (!refusal) return undefined
  const result = { outcome: 'refused', reason: refusal } as const
  return closed(openWindow(free, [0]), { result, lane: message.lane, issuedAt, now })
}
