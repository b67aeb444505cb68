import { setTimeout as pause } from 'node:timers/promises'
import { exampleFile } from '../../../infra/cli/cap-file.ts'
import { endingOf } from '../../../infra/cli/demo/ending.ts'
import type { WarningStatus } from '../../../shared/contracts/http.ts'
import { forgetAt } from '../sink/client.ts'
import type { Stack } from '../stack/stack.ts'
import { arriving } from './arriving.ts'
import { machineTime } from './machine-time.ts'
import type { Round, Stored } from './round.ts'
import type { TongluoName } from './systems.ts'
import { whyVoid } from './verdict.ts'

const giveUpMs = 600_000
const lookEveryMs = 50

type Options = { round: string; system: TongluoName; stack: Stack; n: number; progress(line: string): void }

/** One fresh warning from its POST, by the real handlers under the runtime client, until all of it is marked. */
export const tongluoRound = async ({ round, system, stack, n, progress }: Options): Promise<Round> => {
  const { field, source, operator } = stack
  await forgetAt(field)
  const spent = machineTime()
  const { bytes, contentType } = exampleFile(Date.now())
  const at = Date.now()
  const sent = await source.send(bytes, contentType)
  if (sent.verdict === 'refused') throw new Error(`the service refused the alert: ${JSON.stringify(sent.reasons)}`)
  const status = () => operator.status(sent.receipt.warning)
  const stored = async () => isMarked(await status())
  const seen = await arriving(field, { n, stored, progress })
  const last = await marked(status, at)
  const truth = { n, seen, stored: storedBy(last) }
  return {
    ...{ round, system, ...truth, voidBecause: whyVoid(truth) },
    firstSendMs: (seen.firstAt ?? at) - at,
    lastArrivalS: ((seen.lastAt ?? at) - at) / 1000,
    storedS: (Date.now() - at) / 1000,
    ...spent(),
  }
}

const isMarked = (status: WarningStatus): boolean => endingOf(status, Date.now()) === 'marked'

const marked = async (status: () => Promise<WarningStatus>, at: number): Promise<WarningStatus> => {
  for (;;) {
    const last = await status()
    if (isMarked(last) || Date.now() - at > giveUpMs) return last
    await pause(lookEveryMs)
  }
}

const storedBy = ({ channels }: WarningStatus): Stored => {
  const { accepted = 0, delivered = 0, failed = 0, suppressed = 0, unknown = 0, open = 0 } = channels.sms ?? {}
  return { sent: accepted + delivered, failed: failed + suppressed, doubt: unknown, open }
}
