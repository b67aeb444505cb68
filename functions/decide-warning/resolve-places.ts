import type { ResolvedAudience } from '../../shared/domain/audience/audience.ts'
import { type Problem, type Refusal, refused } from '../../shared/domain/refusal.ts'
import { narrower, targetedInfo } from '../../shared/domain/series/targeting.ts'
import type { Audience, IssuedAlert } from '../../shared/domain/series/warning.ts'
import { findAudience } from '../../shared/protocol/find-audience.ts'
import type { DecidePorts, Deciding } from './deciding.ts'

type Code = 'unknown-places' | 'outside-jurisdiction' | 'nobody-addressed'

/**
 * The audience of the places that an officer names, inside the officer's area and that of the key that sent the Alert. One code
 * that is wrong refuses them all: a slip of the finger is no audience.
 */
export const resolvePlaces = async (
  { directory, valueNames }: DecidePorts,
  { waits: [first], holder, request: { places = [] } }: Deciding,
  addressees: IssuedAlert['addressees'],
  before: readonly Audience[],
): Promise<{ kind: 'found'; audience: ResolvedAudience } | Refusal<Code>> => {
  if (places.length === 0) return refused(problem('nobody-addressed', 'places'))
  const within = narrower(holder.area, first.pending.authority.area)
  if (within === undefined) return refused(...places.map(place => problem('outside-jurisdiction', place)))
  const alert = { info: [targetedInfo(places)], status: first.status, addressees }
  const { audience } = await findAudience(directory, { alert, area: within, before, valueNames })
  const wrong: Problem<Code>[] = [
    ...audience.outsideJurisdiction.map(({ areaDesc }) => problem('outside-jurisdiction', areaDesc)),
    ...audience.unresolved.map(({ areaDesc }) => problem('unknown-places', areaDesc)),
  ]
  if (wrong.length > 0) return refused(...wrong)
  const { phones, rooms, terminals } = audience.sizes
  return phones + rooms + terminals > 0
    ? { kind: 'found', audience }
    : refused(problem('nobody-addressed', places.join(' ')))
}

const sentences: Record<Code, string> = {
  'unknown-places': 'Nothing of the directory that could be told has this code: nobody was told anything.',
  'outside-jurisdiction':
    'It lies outside the area of your key, or of the key that sent the Alert: nobody was told anything.',
  'nobody-addressed': 'Name places that have phones, rooms or loudspeakers: as it is, it would still reach nobody.',
}

const problem = (code: Code, at: string): Problem<Code> => ({ code, at, message: sentences[code] })
