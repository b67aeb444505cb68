import type { WarningStatus } from '../../../shared/contracts/http.ts'
import { Channel } from '../../../shared/domain/channel.ts'
import type { Client } from '../client.ts'
import { exitCodes, Failure } from '../failure.ts'
import { endingOf } from './ending.ts'

export type Time = { now(): number; pause(ms: number): Promise<unknown> }
type Watch = { operator: Pick<Client, 'status'>; time: Time; onProgress(statuses: WarningStatus[]): void }
type Statuses = Map<string, WarningStatus>

const lookEveryMs = 2000
/** Looking must not slow down what is looked at: it takes at most an eighth of the time. */
const lookShare = 8
/** From the last send: 90 s are promised, and closing everything takes some of them. */
const patienceMs = 87_000
/** Once all is marked, no new receipt for so long: what is still missing may come in hours or never. */
const quietMs = 2_500

/** Looks until nothing is left to wait for, or patience is over; what it saw last. */
export const watch = async ({ operator, time, onProgress }: Watch, warnings: string[]): Promise<Statuses> => {
  const deadline = time.now() + patienceMs
  const statuses: Statuses = new Map()
  let changed = { receipts: 0, working: true, at: time.now() }
  for (;;) {
    const lookedAt = time.now()
    await look(operator, warnings, statuses)
    const all = [...statuses.values()]
    onProgress(all)
    const now = time.now()
    const receipts = count(all, 'delivered') + count(all, 'failed')
    const working = statuses.size < warnings.length || all.some(status => endingOf(status, now) === 'working')
    if (receipts !== changed.receipts || working !== changed.working) changed = { receipts, working, at: now }
    const settled = count(all, 'unconfirmed') === 0 || now - changed.at >= quietMs
    if (now >= deadline || (!working && settled)) return statuses
    const pauseMs = Math.max(lookEveryMs, (lookShare - 1) * (now - lookedAt))
    await time.pause(Math.min(pauseMs, deadline - now))
  }
}

/** A service that is too busy to answer once is asked again; what it said before still holds. */
const look = async (operator: Watch['operator'], warnings: string[], statuses: Statuses): Promise<void> => {
  for (const warning of warnings) {
    try {
      statuses.set(warning, await operator.status(warning))
    } catch (cause) {
      if (!(cause instanceof Failure && cause.exitCode === exitCodes.unreachable)) throw cause
    }
  }
}

const count = (statuses: WarningStatus[], figure: 'delivered' | 'failed' | 'unconfirmed'): number =>
  statuses
    .flatMap(({ channels }) => Channel.options.map(channel => channels[channel]?.[figure] ?? 0))
    .reduce((total, each) => total + each, 0)
