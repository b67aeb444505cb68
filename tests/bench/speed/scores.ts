import { median } from '../report/statistics.ts'
import { behaviours, quotaOf, type SinkName } from '../sink/kinds.ts'
import type { Seen } from '../sink/ledger.ts'
import { arrivedPerSecond, type Limits, type Round, storedPerSecond, warmUp } from './round.ts'
import { isTongluo, type SystemName, tongluoNames } from './systems.ts'

const counts = ({ round, voidBecause }: Round): boolean => round !== warmUp && voidBecause.length === 0

/** Of the rounds that count. */
export const medianOf = (rounds: readonly Round[], system: SystemName, of: (round: Round) => number | undefined) =>
  median(rounds.filter(one => one.system === system && counts(one)).flatMap(one => of(one) ?? []))

/** A round against what the same round's limits were. */
export const againstLimits = (round: Round, limits: readonly Limits[]) => {
  const own = limits.find(one => one.round === round.round)
  return own && { dispatch: arrivedPerSecond(round) / own.dispatch, sns: arrivedPerSecond(round) / own.sns }
}

/** A round against a rival's of the same round; undefined where that one is missing or void. */
export const againstRival = (round: Round, rounds: readonly Round[], rival: SystemName): number | undefined => {
  const other = rounds.find(one => one.round === round.round && one.system === rival && counts(one))
  return other && arrivedPerSecond(round) / arrivedPerSecond(other)
}

export const againstBestRival = (round: Round, rounds: readonly Round[]): number | undefined => {
  const others = rounds.filter(one => one.round === round.round && !isTongluo(one.system) && counts(one))
  return others.length === 0 ? undefined : arrivedPerSecond(round) / Math.max(...others.map(arrivedPerSecond))
}

/** Little's law: what the requests that were open at once could have carried. */
export const shareOfLittle = ({ seen, lastArrivalS }: Round, latencyMs: number): number | undefined =>
  latencyMs === 0 || seen.openMost === 0 ? undefined : seen.calls / lastArrivalS / (seen.openMost / (latencyMs / 1000))

/** Of the quota's rate from the first to the last arrival; the burst that a carrier allows at first can make it more than one. */
export const shareOfQuota = ({ distinct, firstAt, lastAt }: Seen, perSecond: number): number | undefined => {
  if (firstAt === undefined || lastAt === undefined || lastAt === firstAt) return
  return distinct / (((lastAt - firstAt) / 1000) * perSecond)
}

export const refusedShare = ({ refused, calls }: Seen): number => (calls === 0 ? 0 : refused / calls)

export type Goal = { goal: string; system: SystemName; reached: number | undefined; wanted: number; met: boolean }
type Measured = { sink: SinkName; limits: Limits[]; rounds: Round[] }

const atLeast = (goal: string, system: SystemName, reached: number | undefined, wanted: number): Goal => ({
  ...{ goal, system, reached, wanted },
  met: reached !== undefined && reached >= wanted,
})

/** The goals that a sink can tell of, for the systems that were measured. */
export const goalsOf = ({ sink, limits, rounds }: Measured): Goal[] => {
  const had = new Set(rounds.map(({ system }) => system))
  const of = (system: SystemName, value: (round: Round) => number | undefined) => medianOf(rounds, system, value)
  const quotaGoals = (perSecond: number): Goal[] =>
    tongluoNames.flatMap(system => [
      atLeast(
        'share of the quota',
        system,
        of(system, one => shareOfQuota(one.seen, perSecond)),
        0.97,
      ),
      atLeast(
        'share not answered 429',
        system,
        of(system, one => 1 - refusedShare(one.seen)),
        0.999,
      ),
    ])
  const all: Record<SinkName, () => Goal[]> = {
    '0ms': () => [
      atLeast(
        'recipients/s with a status, store on /dev/shm',
        'tongluo-batch-shm',
        of('tongluo-batch-shm', storedPerSecond),
        150_000,
      ),
      atLeast(
        '÷ bare dispatch',
        'tongluo-http',
        of('tongluo-http', one => againstLimits(one, limits)?.dispatch),
        0.35,
      ),
      atLeast(
        '÷ best rival',
        'tongluo-http',
        of('tongluo-http', one => againstBestRival(one, rounds)),
        1,
      ),
      atLeast(
        '÷ a job per recipient',
        'tongluo-http',
        of('tongluo-http', one => againstRival(one, rounds, 'bullmq')),
        2.5,
      ),
      atLeast(
        '÷ bare SNS loop',
        'tongluo-sns',
        of('tongluo-sns', one => againstLimits(one, limits)?.sns),
        0.9,
      ),
    ],
    '50ms': () =>
      (['tongluo-sns', 'tongluo-http'] as const).map(system =>
        atLeast(
          '÷ in-flight / latency',
          system,
          of(system, one => shareOfLittle(one, behaviours['50ms'].latencyMs)),
          0.85,
        ),
      ),
    quota: () => quotaGoals(quotaOf(sink) ?? 0),
    'small-quota': () => quotaGoals(quotaOf(sink) ?? 0),
    faults: () => [],
  }
  return all[sink]().filter(({ system }) => had.has(system))
}
