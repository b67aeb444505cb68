import { setTimeout as pause } from 'node:timers/promises'
import type { RivalName } from '../rivals/rival.ts'
import { forgetAt } from '../sink/client.ts'
import { arriving } from './arriving.ts'
import { machineTime } from './machine-time.ts'
import type { Team } from './rival-team.ts'
import type { Round, Stored } from './round.ts'
import { whyVoid } from './verdict.ts'

const giveUpMs = 600_000
const lookEveryMs = 50

type Options = { round: string; system: RivalName; team: Team; sink: string; n: number; progress(line: string): void }

/** The clock runs from before the first job is queued: whoever a warning is for is known to a rival for nothing. */
export const rivalRound = async ({ round, system, team, sink, n, progress }: Options): Promise<Round> => {
  await team.prepare()
  await forgetAt(sink)
  await team.work()
  const spent = machineTime()
  const at = Date.now()
  const stored = async (): Promise<Stored> => {
    const { sent, failed } = await team.statuses()
    return { sent, failed, doubt: 0, open: n - sent - failed }
  }
  const queued = team.enqueue(n)
  const isStored = () => queued.then(async () => (await stored()).open === 0)
  const [seen] = await Promise.all([arriving(sink, { n, stored: isStored, progress }), queued])
  let last = await stored()
  while (last.open > 0 && Date.now() - at < giveUpMs) {
    await pause(lookEveryMs)
    last = await stored()
  }
  const storedS = (Date.now() - at) / 1000
  const machine = spent()
  await team.rest()
  const truth = { n, seen, stored: last }
  return {
    ...{ round, system, ...truth, voidBecause: whyVoid(truth), storedS, ...machine },
    firstSendMs: (seen.firstAt ?? at) - at,
    lastArrivalS: ((seen.lastAt ?? at) - at) / 1000,
  }
}
