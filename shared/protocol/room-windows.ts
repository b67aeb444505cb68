import { opened } from '../domain/rooms/room-sheet.ts'
import type { Claim } from '../domain/sheets/sheet.ts'
import type { TimeBox } from '../ports/queue.ts'
import { failed, type Owed, type RoomOutcome, type RoomPorts, type RoomRobot } from './room-delivery.ts'
import { type InLine, unclaimed } from './room-line.ts'
import { isWithheld, isWithheldSince } from './withheld.ts'
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
  const begunAt = ports.sheets.now()
  const tried = await Promise.all(bunch.map(one => orFailed(claiming, one, () => openWindow(ports, one, claiming))))
  const open = tried.flat()
  const kept = await Promise.all(
    open.map(one => orFailed(claiming, one, () => keepOpen(ports, one, claiming, begunAt))),
  )
  return kept.flat()
}

const orFailed = async (
  { outcomes }: PostClaim,
  { owed }: InLine,
  open: () => Promise<Opened[]>,
): Promise<Opened[]> => {
  try {
    return await open()
  } catch (fault) {
    outcomes.set(owed, failed(fault))
    return []
  }
}

const openWindow = async (
  ports: RoomPorts,
  { owed, sheet: before }: InLine,
  claiming: PostClaim,
): Promise<Opened[]> => {
  const { robot, claim, post } = claiming
  // Its turn may have been waited for, or the store, since the line was sifted: then it is sifted again.
  if (await isWithheld(ports, { message: owed.message, carrier: robot.carrier })) return []
  const sheet = opened(before, claim, post, ports.sheets.now())
  return (await writeOrGiveBack(ports, { owed, sheet, before }, claiming)) ? [{ owed, sheet, before }] : []
}

/** One window of a post waits for all. */
const keepOpen = async (ports: RoomPorts, one: Opened, claiming: PostClaim, begunAt: number): Promise<Opened[]> => {
  const { robot, box } = claiming
  const handOver = { message: one.owed.message, carrier: robot.carrier }
  if (!(await isWithheldSince(begunAt, ports, handOver, box))) return [one]
  await giveBack(ports, one, claiming)
  return []
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
