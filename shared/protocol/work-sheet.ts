import type { SendMessage } from '../contracts/queue-messages.ts'
import { announcementIdOf } from '../domain/board.ts'
import { freshSheet } from '../domain/fresh-sheet.ts'
import type { Sheet } from '../domain/sheet.ts'
import { nextStep } from '../domain/sheet-step.ts'
import { back, done, type MessageOutcome, type TimeBox } from '../ports/queue.ts'
import { type Briefing, brief } from './briefing.ts'
import type { Delivery, SheetPorts } from './delivery.ts'
import { runClaim, type Task } from './run-claim.ts'

/**
 * Handles {sheet, seq} (docs/architecture.md, "The sheet protocol"): safe against redelivery, reordering, a dead predecessor and
 * a Cancel that comes meanwhile. A message is acknowledged only when somebody else is sure to carry on, or nothing is left.
 */
export const workSheet =
  (ports: SheetPorts, delivery: Delivery) =>
  async (message: SendMessage, box: TimeBox): Promise<MessageOutcome> => {
    const { sheets } = ports
    // Side by side: whatever moves the sheet meanwhile fails the first write, and it is read again.
    const [briefing, first] = await Promise.all([brief(ports, message), sheets.read(message.sheet)])
    for (let sheet = first; ; sheet = await sheets.read(message.sheet)) {
      sheet ??= await born(ports, message, briefing)
      const step = nextStep(sheet, message.seq, sheets.now())
      switch (step.kind) {
        case 'create':
          break
        case 'supersede':
          if (sheet) await sheets.supersede(sheet, fresh(message, briefing, sheet))
          break
        case 'seal':
          await sheets.seal(message.sheet, message.seq)
          return back(step.seconds)
        case 'wait':
          return back(step.seconds)
        case 'nothing':
          return done
        case 'claim': {
          if (sheet) await endEarlier(ports, delivery, { message, briefing, box }, sheet)
          const outcome = sheet && (await runClaim(ports, delivery, { message, briefing, box }, sheet))
          if (outcome && outcome !== 'moved') return outcome
        }
      }
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

/** A sheet is born at its first claim; undefined: another worker was quicker, and it must be read. */
const born = async ({ sheets }: SheetPorts, message: SendMessage, briefing: Briefing): Promise<Sheet | undefined> => {
  const sheet = fresh(message, briefing)
  return (await sheets.create(sheet)) ? sheet : undefined
}

export const fresh = ({ sheet: id, seq }: SendMessage, briefing: Briefing, before?: Sheet): Sheet =>
  freshSheet({
    id,
    seq,
    dirRev: briefing.audience.dirRev,
    msgType: briefing.issued.alert.msgType,
    exemptions: briefing.exemptions,
    untranslated: briefing.untranslated,
    ...(before && { before }),
  })
