import type { Leash } from '../../../infra/local/leash.ts'
import { runClients } from '../ceilings/clients.ts'
import { measureDynamo } from '../ceilings/dynamodb.ts'
import { startSink } from '../sink/client.ts'
import { machineTime } from './machine-time.ts'
import type { Limits } from './round.ts'

const forMs = 3_000

/** Against a sink that answers at once, with as many processes as send functions have. */
export const measureLimits = async (leash: Leash, round: string, processes: number): Promise<Limits> => {
  const spent = machineTime()
  const sink = await startSink(leash, '0ms')
  const options = { endpoint: `${sink.url}/sns`, processes, forMs }
  try {
    const dispatch = await runClients(leash, 'dispatch', options)
    const sns = await runClients(leash, 'sns', options)
    const storeItems = await measureDynamo(leash, forMs)
    return { round, dispatch: dispatch.perSecond, sns: sns.perSecond, storeItems, ...spent() }
  } finally {
    sink.end()
  }
}
