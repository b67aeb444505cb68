import type { DirectorySummary } from '../../../shared/contracts/http.ts'
import type { Occurrence } from '../../../shared/domain/calendar/occurrences.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { connect } from '../service.ts'

/** Whom a notice can reach in an area. The directory knows no roles yet: people are all who have a duty there. */
export type Reach = { people: number; rooms: number; speakers: number }
export type Reaches = Map<string, Reach>

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
    return connect(context, 'operator', as === undefined ? {} : { as })
  } catch (cause) {
    return missing(cause)
  }
}

const counted = (summary: DirectorySummary | undefined): Reach | undefined =>
  summary && { people: summary.duty, rooms: summary.rooms, speakers: summary.terminals }

/** Of the channels that the notice takes. */
export const reachOfOne = ({ area, channels }: Occurrence, reaches: Reaches): Partial<Reach> | undefined => {
  const all = reaches.get(area)
  return (
    all && {
      ...(channels.includes('sms') && { people: all.people }),
      ...(channels.includes('group-chat') && { rooms: all.rooms }),
      ...(channels.includes('loudspeaker') && { speakers: all.speakers }),
    }
  )
}
