import { inRoomOrder } from '../domain/room-order.ts'
import { goesAlone } from '../domain/room-sheet.ts'
import { sheetName } from '../domain/sheet-id.ts'
import { back, type MessageOutcome, type TimeBox } from '../ports/queue.ts'
import { approachSheet } from './approach-sheet.ts'
import { postOnce } from './post-once.ts'
import type { Owed, RoomDelivery, RoomPorts, RoomRobot } from './room-delivery.ts'
import { type InLine, joinLine, type Outcomes, siftLine } from './room-line.ts'

/** A post is not begun with less than this left: a robot may take 8 s to answer, and the results must still be written. */
const smallestTimeLeftMs = 11_000
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
    const recipient = waiting[0]?.recipient
    const robot = recipient && delivery.robotOf(recipient)
    const task = { ports, delivery, robot, outcomes }
    let line = await joinLine(
      task,
      inRoomOrder(waiting.map(entryOf)).map(({ owed }) => owed),
    )
    for (;;) {
      line = await siftLine(task, line)
      const [first] = line
      if (!first || !robot) break
      const turn = await turnFor(ports, delivery, robot, first, box)
      if (turn.kind === 'again') continue
      if (turn.kind === 'back') {
        for (const { owed } of line) outcomes.set(owed, turn)
        break
      }
      const bunch = turn.kind === 'own' ? [first] : sharers(delivery, line)
      const { outcomes: posted, stopSeconds } = await postOnce({ ports, delivery, robot, box }, bunch)
      const again = note(outcomes, posted)
      line = [...(await joinLine(task, again)), ...line.filter(one => !bunch.includes(one))]
      if (stopSeconds === undefined) continue
      for (const { owed } of line) outcomes.set(owed, back(stopSeconds))
      break
    }
    return endOthers(ports, waiting, outcomes)
  }

const entryOf = (owed: Owed) => {
  const { message, briefing } = owed
  const { colour, alert } = briefing.issued
  return { owed, sheet: message.sheet, seq: message.seq, colour, msgType: alert.msgType }
}

type Leave = { kind: 'own' | 'shared' | 'again' } | Extract<MessageOutcome, { kind: 'back' }>

const turnFor = async (
  ports: RoomPorts,
  { turns }: RoomDelivery,
  { name, paces }: RoomRobot,
  { owed }: InLine,
  box: TimeBox,
): Promise<Leave> => {
  if (box.remainingMs() < smallestTimeLeftMs) return { kind: 'back', seconds: 1 }
  const turn = await turns.take(name, paces, owed.briefing.issued.colour === 'red')
  if (turn.kind !== 'wait') return turn
  const waitMs = Math.max(1, turn.untilAt - ports.sheets.now())
  if (waitMs > shortWaitMs || box.remainingMs() - waitMs < smallestTimeLeftMs)
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
const note = (outcomes: Outcomes, posted: ReadonlyMap<Owed, MessageOutcome | 'again'>): Owed[] => {
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
    const approached = twin ? undefined : await approachSheet(sheets, owed.message, owed.briefing)
    const fate = twin ? outcomes.get(twin) : approached
    outcomes.set(owed, fate && fate.kind !== 'free' ? fate : back(1))
  }
  return outcomes
}

const isSame = ({ message: a }: Owed, { message: b }: Owed): boolean =>
  a.seq === b.seq && sheetName(a.sheet) === sheetName(b.sheet)
