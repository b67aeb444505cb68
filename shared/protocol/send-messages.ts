import type { SendMessage } from '../contracts/queue-messages.ts'
import type { Lane } from '../domain/channel.ts'
import type { Audience } from '../domain/series/warning.ts'
import type { SheetId } from '../domain/sheets/sheet-id.ts'

type Alert = { seq: number; lane: Lane; audience: Pick<Audience, 'edition' | 'dirRev'> }

/** One message a sheet. It names what its worker reads first, so that nothing of that is read one after the other. */
export const sendMessages = (
  { seq, lane, audience: { edition, dirRev } }: Alert,
  sheets: readonly SheetId[],
): SendMessage[] => sheets.map(sheet => ({ v: 1, kind: 'send', seq, lane, sheet, audience: { edition, dirRev } }))
