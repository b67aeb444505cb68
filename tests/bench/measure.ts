import { type Closers, closeAfter } from '../../infra/local/closers.ts'
import { startLeash } from '../../infra/local/leash.ts'
import type { CountyName, Poll } from './arguments.ts'
import { measureDynamo } from './ceilings/dynamodb.ts'
import { higher } from './ceilings/higher.ts'
import { measureSns } from './ceilings/sns.ts'
import { describeMachine } from './machine.ts'
import type { Run, Setting } from './report/render.ts'
import type { Ceilings, Round } from './round/measured.ts'
import { runRound } from './round/round.ts'
import { synthesized } from './scratch.ts'
import { populations } from './stack/counties.ts'
import { startStack } from './stack/stack.ts'

/** As `npm start` has it: what the simulated carrier takes of this stack. */
const smsRatePerSecond = 3_000
const ceilingMs = 6_000

type Options = { county: CountyName; polls: Poll[]; rounds: number; progress(line: string): void }

/** Ceilings, then a stack for each poller: one warm-up and so many rounds; then the ceilings again. Everything is closed when it returns or `ended` does. */
export const measure = (options: Options, ended: Promise<void>): Promise<Run | undefined> =>
  closeAfter(ended, started => run(options, started))

const run = async ({ county, polls, rounds, progress }: Options, started: Closers): Promise<Run> => {
  const machine = describeMachine()
  const before = await measureCeilings(county, progress, started)
  progress('synthesizing the stack')
  const cdkOut = await synthesized(started, { smsRatePerSecond })
  const settings: Setting[] = []
  for (const poll of polls) settings.push(await measurePoll({ county, poll, rounds, cdkOut, progress }, started))
  const ceilings = higher(before, await measureCeilings(county, progress, started))
  return { county, machine, ceilings, settings }
}

const measureCeilings = async (
  county: CountyName,
  progress: Options['progress'],
  started: Closers,
): Promise<Ceilings> => {
  const leash = startLeash()
  started.add(() => leash.end())
  progress('ceilings: the SNS client against the field alone')
  const sns = await measureSns(leash, populations[county]().fieldScript, ceilingMs)
  progress('ceilings: DynamoDB Local alone')
  const dynamoWritesPerSecond = await measureDynamo(leash, ceilingMs)
  return { ...sns, dynamoWritesPerSecond, smsRatePerSecond }
}

type PollOptions = Omit<Options, 'polls'> & { poll: Poll; cdkOut: string }

const measurePoll = async (
  { county, poll, rounds, cdkOut, progress }: PollOptions,
  started: Closers,
): Promise<Setting> => {
  const stack = await startStack({ poll, population: populations[county](), cdkOut, progress }, started)
  const measured: Round[] = []
  for (const name of ['warm-up', ...Array.from({ length: rounds }, (_, n) => String(n + 1))])
    measured.push(await runRound({ name, stack, progress: line => progress(`${poll}: ${line}`) }))
  await stack.close()
  return { poll, rounds: measured }
}
