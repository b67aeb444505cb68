import { sheetName } from '../../shared/domain/sheets/sheet-id.ts'
import type { Log, LogFields } from '../../shared/ports/log.ts'
import type { LostMessage, LostMessages } from '../../shared/ports/lost-messages.ts'
import { done, type MessageOutcome } from '../../shared/ports/queue.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { type EndPorts, endSheet } from './end-sheet.ts'
import { lostWork } from './lost-work.ts'

export type DeadLetterPorts = EndPorts & {
  warnings: Pick<Warnings, 'find' | 'alert' | 'audience' | 'setDue' | 'due'>
  lost: LostMessages
  log: Log
}

/** An issued warning is due a minute later; with one to spare, these may be waiting for the outbox entry that was lost. */
const outboxHorizonMs = 120_000
const warningsLookedAt = 100

/**
 * Nothing ends without a trace: every dead letter is kept as it was, what it was to mark is marked, and what it was to plan or watch
 * is looked at by the next tick. Doing it twice does it once.
 */
export const recordDeadLetter =
  (ports: DeadLetterPorts) =>
  async (message: LostMessage): Promise<MessageOutcome> => {
    const { lost, log, warnings, sheets } = ports
    await lost.keep(message)
    const work = lostWork(message.body)
    const fields: LogFields = { queue: message.queue, requestId: message.id }
    switch (work.kind) {
      case 'send': {
        const { outcome, reason } = await endSheet(ports, work.message)
        const { warning, county, place, channel, page } = work.message.sheet
        const { seq } = work.message
        const where = sheetName(work.message.sheet)
        log.error('dead-letter-sheet', { ...fields, warning, seq, county, place, channel, page, where, reason })
        return outcome
      }
      case 'plan':
      case 'watch': {
        const { warning, seq, county } = work.message
        await lookNow(ports, warning)
        log.error(`dead-letter-${work.kind}`, { ...fields, warning, seq, county })
        return done
      }
      case 'outbox': {
        const young = await warnings.due(sheets.now() + outboxHorizonMs, warningsLookedAt)
        await Promise.all(young.map(id => lookNow(ports, id)))
        log.error('dead-letter-outbox', { ...fields, count: young.length })
        return done
      }
      case 'other':
        log.error('dead-letter-kept', fields)
        return done
    }
  }

/** Only what still has something ahead: a warning that is over must not come back into the due index. */
const lookNow = async ({ warnings, sheets }: DeadLetterPorts, id: string): Promise<void> => {
  const warning = await warnings.find(id)
  if (warning?.dueAt === undefined || warning.dueAt <= sheets.now()) return
  await warnings.setDue(warning, sheets.now())
}
