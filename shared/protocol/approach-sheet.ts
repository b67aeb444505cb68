import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Sheet } from '../domain/sheet.ts'
import { nextStep } from '../domain/sheet-step.ts'
import { back, done, type MessageOutcome } from '../ports/queue.ts'
import type { Sheets } from '../ports/sheets.ts'
import type { Briefing } from './briefing.ts'
import { fresh } from './work-sheet.ts'

/** Steps 1 to 5 of the sheet protocol: a sheet that is free to be claimed for this message, or what becomes of the message. */
export const approachSheet = async (
  sheets: Sheets,
  message: SendMessage,
  briefing: Briefing,
): Promise<{ kind: 'free'; sheet: Sheet } | MessageOutcome> => {
  for (;;) {
    const sheet = await sheets.read(message.sheet)
    const step = nextStep(sheet, message.seq, sheets.now())
    switch (step.kind) {
      case 'create':
        await sheets.create(fresh(message, briefing))
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
      case 'claim':
        if (sheet) return { kind: 'free', sheet }
    }
  }
}
