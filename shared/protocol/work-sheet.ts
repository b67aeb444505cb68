import pLimit from 'p-limit'
import type { SendMessage } from '../contracts/queue-messages.ts'
import { announcementIdOf } from '../domain/loudspeakers/board.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import type { MessageOutcome, TimeBox } from '../ports/queue.ts'
import { approachSheet } from './approach-sheet.ts'
import { brief } from './briefing.ts'
import type { Task } from './claim-task.ts'
import { comeBack } from './come-back.ts'
import type { Delivery, SheetPorts } from './delivery.ts'
import { runClaim } from './run-claim.ts'

/**
 * The claim of this message's own last worker is over by the time it is received again, or nearly (`infra/queues.ts`). One that lives
 * longer belongs to a second copy of the message. While a slow carrier keeps a sheet claimed for minutes, a copy that went back each time
 * would be a dead letter in the end, and end what the other is still sending.
 */
const ownClaimSeconds = 10

/**
 * Handles {sheet, seq} (docs/architecture.md, "The sheet protocol"): safe against redelivery, reordering, a dead predecessor and
 * a Cancel that comes meanwhile. A message is acknowledged only when somebody else is sure to carry on, or nothing is left.
 * Messages that come together are read together, and worked on as many at a time as `Portion.sheets` says.
 */
export const workSheet = (ports: SheetPorts, delivery: Delivery) => {
  const turns = {
    urgent: pLimit(delivery.portion('urgent').sheets),
    routine: pLimit(delivery.portion('routine').sheets),
  }
  return async (message: SendMessage, box: TimeBox): Promise<MessageOutcome> => {
    const [sheet, briefing] = await Promise.all([ports.sheets.read(message.sheet), brief(ports, message)])
    return turns[message.lane](() => work(ports, delivery, { message, briefing, box }, sheet))
  }
}

const work = async (
  ports: SheetPorts,
  delivery: Delivery,
  task: Task,
  read: Sheet | undefined,
): Promise<MessageOutcome> => {
  const { sheets } = ports
  const { message, briefing } = task
  for (let first: Promise<Sheet | undefined> | undefined = Promise.resolve(read); ; first = undefined) {
    const approached = await approachSheet(sheets, message, briefing, first)
    if (approached.kind === 'back' && approached.seconds > ownClaimSeconds)
      return comeBack(ports, message, approached.seconds)
    if (approached.kind !== 'free') return approached
    await endEarlier(ports, delivery, task, approached.sheet)
    const outcome = await runClaim(ports, delivery, task, approached.sheet)
    if (outcome !== 'moved') return outcome
  }
}

/** What an earlier Alert of the series set going here ends before anything of this one begins. */
const endEarlier = async (
  { warnings }: SheetPorts,
  delivery: Delivery,
  { message: { sheet: id, seq }, briefing, box }: Task,
  sheet: Sheet,
): Promise<void> => {
  if (!delivery.before || sheet.touched.every(byte => byte === 0)) return
  const earlier = Array.from({ length: seq - 1 }, (_, index) => index + 1)
  const alerts = await Promise.all(earlier.map(one => warnings.alert(id.warning, one)))
  await delivery.before({
    sheet: id,
    briefing,
    ids: earlier.map(one => announcementIdOf(id.warning, one)),
    until: Math.max(...alerts.map(alert => alert?.expiresAt ?? 0)),
    signal: box.signal,
  })
}
