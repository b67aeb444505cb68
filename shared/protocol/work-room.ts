import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Slot } from '../domain/directory/roster.ts'
import { inRoomOrder } from '../domain/rooms/room-order.ts'
import { goesAlone } from '../domain/rooms/room-sheet.ts'
import { sheetName } from '../domain/sheets/sheet-id.ts'
import { back, type MessageOutcome, type TimeBox } from '../ports/queue.ts'
import type { Sheets } from '../ports/sheets.ts'
import { approachSheet } from './approach-sheet.ts'
import { askRoom } from './ask-room.ts'
import { postOnce, smallestTimeForPostMs } from './post-once.ts'
import {
  failed,
  type Owed,
  type RoomDelivery,
  type RoomOutcome,
  type RoomPorts,
  type RoomRobot,
} from './room-delivery.ts'
import { type InLine, joinLine, type Outcomes, type RoomTask, siftLine } from './room-line.ts'

/** A turn is not taken with less than this left: who shares it is read and opened first, and that must leave the time for the post. */
const smallestTimeForTurnMs = smallestTimeForPostMs + 1_000
/** A turn that comes so soon is waited for. */
const shortWaitMs = 1_500

/**
 * Everything that waits for one room, together: red first, of each series only the latest, each Alert by itself while the room is
 * quiet and all of them in one post when it is not. Says what becomes of each message.
 */
export const workRoom =
  (ports: RoomPorts, delivery: RoomDelivery) =>
  async (waiting: readonly Owed[], box: TimeBox): Promise<Outcomes> => {
    const outcomes: Outcomes = new Map()
    try {
      await workLine({ ports, delivery, robot: robotOf(delivery, waiting), outcomes }, waiting, box)
    } catch (fault) {
      for (const one of waiting) if (!outcomes.has(one)) outcomes.set(one, failed(fault))
    }
    return endOthers(ports, waiting, outcomes)
  }

const robotOf = (delivery: RoomDelivery, [first]: readonly Owed[]): RoomRobot | undefined =>
  first && delivery.robotOf(first.recipient)

/** Post after post, until nobody stands before the room. */
const workLine = async (task: RoomTask, waiting: readonly Owed[], box: TimeBox): Promise<void> => {
  const { ports, delivery, robot, outcomes } = task
  const arrived = inOrder(waiting, owed => owed)
  for (let line = await joinLine(task, arrived); ; ) {
    line = await siftLine(task, line)
    if (line.length === 0 || !robot) return
    const turn = await turnFor(ports, delivery, robot, line, box)
    if (turn.kind === 'again') continue
    if (turn.kind === 'back') return sendBack(outcomes, line, turn.seconds)
    if (turn.others.length > 0) {
      const others = await joinLine(task, await askOthers(ports, turn.others, waiting[0]?.recipient))
      line = await siftLine(
        task,
        inOrder([...line, ...others], ({ owed }) => owed),
      )
    }
    const bunch = turn.kind === 'own' ? line.slice(0, 1) : sharers(delivery, line)
    const { outcomes: posted, stopSeconds } = await postOnce({ ports, delivery, robot, box }, bunch)
    const again = note(outcomes, posted)
    line = [...(await joinLine(task, again)), ...line.filter(one => !bunch.includes(one))]
    if (stopSeconds !== undefined) return sendBack(outcomes, line, stopSeconds)
  }
}

const sendBack = (outcomes: Outcomes, line: readonly InLine[], seconds: number): void => {
  for (const { owed } of line) outcomes.set(owed, back(seconds))
}

/** Whoever was noted by other workers, or by this one before: their own messages find them posted when they come back. */
const askOthers = async (ports: RoomPorts, others: readonly SendMessage[], room: Slot | undefined): Promise<Owed[]> => {
  const asked = await Promise.all(others.map(message => askRoom(ports, message)))
  return asked.flatMap(one => ('fault' in one || one.recipient.address !== room?.address ? [] : [one]))
}

const inOrder = <One>(all: readonly One[], owedOf: (one: One) => Owed): One[] => {
  const entries = all.map(one => {
    const { message, briefing } = owedOf(one)
    const { colour, alert } = briefing.issued
    return { one, sheet: message.sheet, seq: message.seq, colour, msgType: alert.msgType }
  })
  return inRoomOrder(entries).map(({ one }) => one)
}

type Leave =
  | { kind: 'own' | 'shared'; others: readonly SendMessage[] }
  | { kind: 'again' }
  | Extract<MessageOutcome, { kind: 'back' }>

const turnFor = async (
  ports: RoomPorts,
  { turns }: RoomDelivery,
  { name, paces }: RoomRobot,
  line: readonly InLine[],
  box: TimeBox,
): Promise<Leave> => {
  if (box.remainingMs() < smallestTimeForTurnMs) return { kind: 'back', seconds: 1 }
  const isRed = line[0]?.owed.briefing.issued.colour === 'red'
  const mine = line.map(({ owed }) => owed.message)
  const { turn, others } = await turns.take(name, paces, mine, isRed)
  if (turn.kind !== 'wait') return { kind: turn.kind, others }
  const waitMs = Math.max(1, turn.untilAt - ports.sheets.now())
  if (waitMs > shortWaitMs || box.remainingMs() - waitMs < smallestTimeForTurnMs)
    return { kind: 'back', seconds: Math.ceil(waitMs / 1000) }
  await ports.pause(waitMs)
  return { kind: 'again' }
}

/** Who shares one post: as many as it can say, and nobody whose words were refused before. */
const sharers = (delivery: RoomDelivery, line: readonly InLine[]): InLine[] => {
  const [first] = line
  if (!first || goesAlone(first.sheet)) return line.slice(0, 1)
  const alone = line.findIndex(({ sheet }) => goesAlone(sheet))
  const together = alone === -1 ? line : line.slice(0, alone)
  return together.slice(0, delivery.compose(together.map(({ owed }) => owed)).count)
}

/** Who is to be tried again. */
const note = (outcomes: Outcomes, posted: ReadonlyMap<Owed, RoomOutcome | 'again'>): Owed[] => {
  const again: Owed[] = []
  for (const [owed, outcome] of posted) {
    if (outcome === 'again') again.push(owed)
    else outcomes.set(owed, outcome)
  }
  return again
}

/** The same message twice has one fate; what a later seq in this line overtook finds so in its sheet. */
const endOthers = async ({ sheets }: RoomPorts, waiting: readonly Owed[], outcomes: Outcomes): Promise<Outcomes> => {
  for (const owed of waiting) {
    if (outcomes.has(owed)) continue
    const twin = waiting.find(other => outcomes.has(other) && isSame(owed, other))
    const fate = twin ? outcomes.get(twin) : await fateOf(sheets, owed)
    outcomes.set(owed, fate ?? back(1))
  }
  return outcomes
}

/** undefined: it is free, and was not looked at. */
const fateOf = async (sheets: Sheets, { message, briefing }: Owed): Promise<RoomOutcome | undefined> => {
  try {
    const approached = await approachSheet(sheets, message, briefing)
    return approached.kind === 'free' ? undefined : approached
  } catch (fault) {
    return failed(fault)
  }
}

const isSame = ({ message: a }: Owed, { message: b }: Owed): boolean =>
  a.seq === b.seq && sheetName(a.sheet) === sheetName(b.sheet)
