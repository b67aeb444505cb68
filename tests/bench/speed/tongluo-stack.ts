import { tmpdir } from 'node:os'
import type { Closers } from '../../../infra/local/closers.ts'
import { scratchFolder, synthesized } from '../scratch.ts'
import { sinkScript, sinkVariables } from '../sink/client.ts'
import { quotaOf, type SinkName } from '../sink/kinds.ts'
import type { Population } from '../stack/counties.ts'
import { inventedCounty } from '../stack/invented.ts'
import { type Stack, startStack } from '../stack/stack.ts'
import { type Tongluo, type TongluoName, tongluos } from './systems.ts'

/** The county of the example alert. */
export const county = '430182'
/** More than anybody can: the carrier is not what bounds, unless it has a quota. */
const noLimit = 1_000_000

type Options = { name: TongluoName; sink: SinkName; n: number; progress(line: string): void }

export const startTongluo = async ({ name, sink, n, progress }: Options, started: Closers): Promise<Stack> => {
  const { carrier, store, numbers }: Tongluo = tongluos[name]
  // The sink counts messages, an account calls; a village here is as large as a call may be.
  const callsPerSecond = (quotaOf(sink) ?? noLimit) / numbers
  const population = sinkPopulation(sink, [[county, inventedCounty({ county, phones: n })]])
  const data = store === 'memory' ? undefined : scratchFolder(started, store === 'shm' ? '/dev/shm' : tmpdir())
  progress(`${name}: synthesizing the stack`)
  const cdkOut = await synthesized(started, { smsCarrier: carrier, smsRatePerSecond: callsPerSecond })
  return startStack(
    {
      ...{ poll: 'tight', population, cdkOut, progress: line => progress(`${name}: ${line}`) },
      ...(data !== undefined && { data }),
      ...(carrier !== 'sns' && { templates: carrier }),
    },
    started,
  )
}

/** Phones alone, and in the field's place a carrier that only counts. */
export const sinkPopulation = (sink: SinkName, directories: Population['directories']): Population => ({
  directories,
  fieldScript: sinkScript,
  variables: sinkVariables(sink),
})
