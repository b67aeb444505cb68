import type { SendMessage } from '../../shared/contracts/queue-messages.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import { seriesPlaces } from '../../shared/domain/series/series-places.ts'
import { deathOf, endByDeadLetter } from '../../shared/domain/sheets/dead-letter.ts'
import { secondsSince } from '../../shared/domain/sheets/mark.ts'
import type { Sheet } from '../../shared/domain/sheets/sheet.ts'
import { nextStep } from '../../shared/domain/sheets/sheet-step.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import { back, done, type MessageOutcome, type WorkQueue } from '../../shared/ports/queue.ts'
import type { Sheets } from '../../shared/ports/sheets.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { unbornSheet } from '../../shared/protocol/unborn-sheet.ts'

export type EndPorts = {
  sheets: Sheets
  warnings: Pick<Warnings, 'alert' | 'audience'>
  directory: Pick<Directory, 'manifest'>
  queue: Pick<WorkQueue, 'send'>
  policy: Policy
}
export type SheetEnd = {
  outcome: MessageOutcome
  reason: 'sent-again' | 'ended' | 'overtaken' | 'finished' | 'claimed' | 'never-stored'
}

/**
 * A sheet whose message died is sent once more, and when that dies as well its marks end, by the same steps as a worker's
 * (docs/architecture.md, "The sheet protocol"): what a newer seq owns is left alone, and a live claim is waited for. A sheet that no worker
 * ever reached is born ended.
 */
export const endSheet = async (ports: EndPorts, message: SendMessage): Promise<SheetEnd> => {
  const { sheets, warnings, queue } = ports
  const issued = await warnings.alert(message.sheet.warning, message.seq)
  if (!issued) return { outcome: done, reason: 'never-stored' }
  for (;;) {
    const stored = await sheets.read(message.sheet)
    const now = sheets.now()
    if (isFree(stored, message.seq, now) && deathOf(message.again ?? false, issued.expiresAt, now) === 'first') {
      await queue.send([{ ...message, again: true }])
      return { outcome: done, reason: 'sent-again' }
    }
    const sheet = stored ?? (await bear(ports, message))
    if (!sheet) return { outcome: done, reason: 'never-stored' }
    const seconds = secondsSince(issued.issuedAt, now)
    const step = nextStep(sheet, message.seq, now)
    switch (step.kind) {
      case 'nothing':
        return { outcome: done, reason: step.reason === 'finished' ? 'finished' : 'overtaken' }
      case 'wait':
      case 'seal':
        return { outcome: back(step.seconds), reason: 'claimed' }
      case 'claim':
        if (await sheets.write(endByDeadLetter(sheet, seconds))) return { outcome: done, reason: 'ended' }
        break
      case 'supersede': {
        const born = await bear(ports, message, sheet)
        if (!born) return { outcome: done, reason: 'never-stored' }
        if (await sheets.supersede(sheet, endByDeadLetter(born, seconds))) return { outcome: done, reason: 'ended' }
      }
    }
  }
}

/** Whether a worker of this seq would begin here. */
const isFree = (sheet: Sheet | undefined, seq: number, now: number): boolean =>
  sheet === undefined || ['claim', 'supersede'].includes(nextStep(sheet, seq, now).kind)

/**
 * From the manifest alone: its page may be the very thing that could not be read. So somebody who is reached in another place of
 * theirs counts as failed here, which errs on the side of being shown.
 */
const bear = async (
  { warnings, directory, policy }: EndPorts,
  { sheet: id, seq }: SendMessage,
  before?: Sheet,
): Promise<Sheet | undefined> => {
  const [issued, audience] = await Promise.all([
    warnings.alert(id.warning, seq),
    warnings.audience(id.warning, seq, id.county),
  ])
  if (!issued || !audience) return undefined
  const manifest = await directory.manifest(id.county, audience.dirRev)
  const place = manifest.places.find(({ code }) => code === id.place)
  if (!place) return undefined
  return unbornSheet({ id, policy, issued, audience, place, phones: [], series: seriesPlaces([audience]), before })
}
