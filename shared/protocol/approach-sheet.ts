import type { SendMessage } from '../contracts/queue-messages.ts'
import { freshSheet } from '../domain/sheets/fresh-sheet.ts'
import type { Sheet } from '../domain/sheets/sheet.ts'
import { nextStep } from '../domain/sheets/sheet-step.ts'
import { back, done, type MessageOutcome } from '../ports/queue.ts'
import type { Sheets } from '../ports/sheets.ts'
import type { Briefing } from './briefing.ts'

/**
 * Steps 1 to 5 of the sheet protocol: a sheet that is free to be claimed for this message, or what becomes of the message. Nobody
 * claimed an absent one yet: its first claim will put it. `first`: a reading that was begun already; whatever moved the sheet since
 * fails the first write, and it is read again.
 */
export const approachSheet = async (
  sheets: Sheets,
  message: SendMessage,
  briefing: Briefing,
  first: Promise<Sheet | undefined> = sheets.read(message.sheet),
): Promise<{ kind: 'free'; sheet: Sheet } | MessageOutcome> => {
  for (let read = first; ; read = sheets.read(message.sheet)) {
    const sheet = (await read) ?? fresh(message, briefing)
    const step = nextStep(sheet, message.seq, sheets.now())
    switch (step.kind) {
      case 'supersede':
        await sheets.supersede(sheet, fresh(message, briefing, sheet))
        break
      case 'seal':
        await sheets.seal(message.sheet, message.seq)
        return back(step.seconds)
      case 'wait':
        return back(step.seconds)
      case 'nothing':
        return done
      case 'claim':
        return { kind: 'free', sheet }
    }
  }
}

const fresh = ({ sheet: id, seq }: SendMessage, briefing: Briefing, before?: Sheet): Sheet =>
  freshSheet({
    id,
    seq,
    dirRev: briefing.audience.dirRev,
    msgType: briefing.issued.alert.msgType,
    exemptions: briefing.exemptions,
    untranslated: briefing.untranslated,
    ...(before && { before }),
  })
