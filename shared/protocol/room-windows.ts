import { opened } from '../domain/rooms/room-sheet.ts'
import type { Claim } from '../domain/sheets/sheet.ts'
import { stopFor } from '../domain/sheets/stop.ts'
import type { TimeBox } from '../ports/queue.ts'
import { isOvertaken } from './overtaken.ts'
import { failed, type Owed, type RoomOutcome, type RoomPorts, type RoomRobot } from './room-delivery.ts'
import { type InLine, unclaimed } from './room-line.ts'
import { writeKnown } from './write-known.ts'

/** A sheet whose window is open for a post; `before`: as it was found. */
export type Opened = InLine & { before: InLine['sheet'] }
/** What the windows of one post have in common. */
export type PostClaim = {
  robot: RoomRobot
  claim: Claim
  post: string
  box: TimeBox
  outcomes: Map<Owed, RoomOutcome | 'again'>
}

/** Each sheet by its own conditional write; whoever changed meanwhile, or whose sheet the store does not give, is not in this post. */
export const openWindows = async (
  ports: RoomPorts,
  bunch: readonly InLine[],
  claiming: PostClaim,
): Promise<Opened[]> => {
  const tried = await Promise.all(bunch.map(one => openWindow(ports, one, claiming)))
  return tried.flat()
}

const openWindow = async (ports: RoomPorts, one: InLine, claiming: PostClaim): Promise<Opened[]> => {
  const { owed, sheet: before } = one
  const { robot, claim, post, outcomes } = claiming
  try {
    // Its turn may have been waited for, or the store, since the line was sifted: then it is sifted again.
    const [overtaken, stops] = await Promise.all([isOvertaken(ports.warnings, owed.message), ports.stops.active()])
    if (overtaken || stopFor(stops, { ...owed.message.sheet, carrier: robot.carrier })) return []
    const sheet = opened(before, claim, post, ports.sheets.now())
    return (await writeOrGiveBack(ports, { owed, sheet, before }, claiming)) ? [{ owed, sheet, before }] : []
  } catch (fault) {
    outcomes.set(owed, failed(fault))
    return []
  }
}

/** A window that is perhaps open is shut before the fault is thrown: its post will never be made. */
const writeOrGiveBack = async (ports: RoomPorts, one: Opened, claiming: PostClaim): Promise<boolean> => {
  try {
    return await ports.sheets.write(one.sheet)
  } catch (fault) {
    await giveBack(ports, one, claiming)
    throw fault
  }
}

/**
 * As if its window had never been opened. If that was not carried out yet, its revision goes on, so that it never will be, however
 * late it comes.
 */
export const giveBack = async (
  ports: RoomPorts,
  { before }: Opened,
  { claim, box }: Pick<PostClaim, 'claim' | 'box'>,
): Promise<void> => {
  const free = unclaimed(before)
  await writeKnown(
    ports,
    box,
    async () => (await ports.sheets.write(free)) || (await ports.sheets.release(free, claim.token)),
  )
}
