import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { exampleFile } from '../../../infra/cli/cap-file.ts'
import { endingOf } from '../../../infra/cli/demo/ending.ts'
import type { AlertReceipt, WarningStatus } from '../../../shared/contracts/http.ts'
import { takeCensus } from '../processes/census.ts'
import { spentBetween } from '../processes/spent.ts'
import type { Stack } from '../stack/stack.ts'
import { forget, seenBy } from './field-seen.ts'
import type { Round } from './measured.ts'
import { type FieldSeen, whyVoid } from './verdict.ts'
import { type WorkWatch, watchMemory, watchWork } from './watchers.ts'

const giveUpMs = 180_000
/** Counting what came costs the field some milliseconds: once a second. */
const lookEveryMs = 1_000
/** The field's slowest phone answers 4.9 s after it was called, and what it says travels for some 0.3 s: after that nothing more comes. */
const quietMs = 6_000

type Options = { name: string; stack: Stack; progress(line: string): void }

/** One fresh warning to the county, until the last receipt is written. */
export const runRound = async ({ name, stack, progress }: Options): Promise<Round> => {
  await forget(stack.field)
  const memory = watchMemory()
  const work = watchWork(stack)
  const before = takeCensus()
  try {
    const { bytes, contentType } = exampleFile(Date.now())
    const at = Date.now()
    const sent = await stack.source.send(bytes, contentType)
    if (sent.verdict === 'refused') throw new Error(`the service refused the alert: ${JSON.stringify(sent.reasons)}`)
    const answeredMs = Date.now() - at
    const { audience, warning } = sent.receipt
    await phonesReached(stack, { audience, at, progress: line => progress(`round ${name}: ${line}`) })
    const atLastPhone = takeCensus()
    memory.look()
    const status = await settled(stack, { warning, at, work, progress: line => progress(`round ${name}: ${line}`) })
    const after = takeCensus()
    const field = await seenBy(stack.field)
    return {
      name,
      voidBecause: voidBecause(status, field, at),
      phones: field.sms.distinct,
      loudspeakers: field.loudspeaker.distinct,
      rooms: field['group-chat'].distinct,
      answeredMs,
      ...timesOf(field, work, at),
      memory: memory.stop(),
      toLastPhone: spentBetween(before, atLastPhone),
      whole: spentBetween(before, after),
      loadAverage: loadavg()[0] ?? 0,
    }
  } finally {
    memory.stop()
    work.stop()
  }
}

const voidBecause = (status: WarningStatus, field: FieldSeen, at: number): string[] => {
  const now = Date.now()
  const late = now - at >= giveUpMs ? [`given up after ${giveUpMs / 1000} s`] : []
  return [...late, ...whyVoid(status, field, now)]
}

const timesOf = (field: FieldSeen, work: WorkWatch, at: number) => {
  const firsts = Object.values(field).flatMap(({ firstAt }) => firstAt ?? [])
  const seconds = (moment: number | undefined) => (moment === undefined ? undefined : (moment - at) / 1000)
  const times = {
    firstSendMs: firsts.length > 0 ? Math.min(...firsts) - at : undefined,
    firstPhoneS: seconds(field.sms.firstAt),
    lastLoudspeakerS: seconds(field.loudspeaker.lastAt),
    lastRoomS: seconds(field['group-chat'].lastAt),
    lastPhoneS: seconds(field.sms.lastAt),
    lastReceiptS: seconds(work.lastReceiptAt()),
  }
  return Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined))
}

type Wait = { at: number; progress(line: string): void }

/** Until every phone that was planned has been called, or nothing has come for a while: the service then says why. */
const phonesReached = async (
  { field }: Stack,
  { audience, at, progress }: Wait & { audience: AlertReceipt['audience'] },
): Promise<void> => {
  let last = { received: 0, at }
  while (Date.now() - at < giveUpMs) {
    const { sms, loudspeaker } = await seenBy(field)
    const now = Date.now()
    progress(
      `${sms.received} of ${audience.phones} phones, ${loudspeaker.received} loudspeakers after ${Math.round((now - at) / 1000)} s`,
    )
    if (sms.received >= audience.phones) return
    if (sms.received !== last.received) last = { received: sms.received, at: now }
    if (sms.received > 0 && now - last.at > 2 * quietMs) return
    await pause(lookEveryMs)
  }
}

/** The service is only asked once its functions have been quiet: asking is work too. */
const settled = async (
  { operator }: Stack,
  { warning, at, work, progress }: Wait & { warning: string; work: WorkWatch },
): Promise<WarningStatus> => {
  for (;;) {
    const given = Date.now() - at >= giveUpMs
    if (given || Date.now() - work.quietSince() >= quietMs) {
      const status = await operator.status(warning)
      if (given || endingOf(status, Date.now()) === 'marked') return status
    }
    progress(`waiting for receipts, ${Math.round((Date.now() - at) / 1000)} s`)
    await pause(lookEveryMs)
  }
}
