import type { DirectorySummary } from '../../../shared/contracts/directory.ts'
import { type RoleSums, reachedBy } from '../../../shared/domain/audience/role-sums.ts'
import type { Occurrence } from '../../../shared/domain/calendar/occurrences.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { connect } from '../service.ts'

/** Area → whom notices can be for there. */
export type Reaches = Map<string, RoleSums>

/** Asked of the service. Without one, without a key, or for an area that the key does not cover, nobody is counted, and it is said why. */
export const reachOf = async (context: Context, areas: readonly string[], as?: string): Promise<Reaches> => {
  const reasons = new Set<string>()
  const missing = (cause: unknown): undefined => {
    if (!(cause instanceof Failure)) throw cause
    reasons.add(context.say(cause.phrase))
  }
  const service = serviceOf(context, as, missing)
  const asked = areas.map(async area => [area, counted(await service?.directory(area).catch(missing))] as const)
  const reaches = new Map((await Promise.all(asked)).flatMap(([area, reach]) => (reach ? [[area, reach]] : [])))
  for (const reason of reasons)
    context.tell(context.say({ zh: `不显示人数：${reason}`, en: `How many people is left out: ${reason}` }))
  return reaches
}

const serviceOf = (context: Context, as: string | undefined, missing: (cause: unknown) => undefined) => {
  try {
    return connect(context, 'operator', { as })
  } catch (cause) {
    return missing(cause)
  }
}

const counted = (summary: DirectorySummary | undefined): RoleSums | undefined =>
  summary?.roles && { ...summary.roles, terminals: summary.terminals }

/** Of the channels that the notice takes, those whom its roles address. */
export const reachOfOne = ({ area, audience, channels }: Occurrence, reaches: Reaches) => {
  const all = reaches.get(area)
  return all && reachedBy({ roles: audience, channels }, all)
}
