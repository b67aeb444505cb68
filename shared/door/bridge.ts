import type { CountyAudience } from '../domain/audience/audience.ts'
import { identityOf } from '../domain/cap/alert.ts'
import type { Acceptance, Stored } from '../domain/series/acceptance.ts'
import { draftOf } from '../domain/series/draft.ts'
import { type Followed, nextAlert } from '../domain/series/next-alert.ts'
import type { Release } from '../domain/series/release.ts'
import { latestSeq, type Warning } from '../domain/series/warning.ts'
import type { SeriesPorts } from './ports.ts'

const nothing: Stored = { changes: [], audiences: [] }

/**
 * A message that came late shows that what followed it (`ahead`) follows these series, too. Whoever they reached is told now what
 * the series ahead is at.
 */
export const bridge = async (
  { warnings, policy, valueNames }: SeriesPorts,
  acceptance: Acceptance,
  ahead: Warning,
  series: readonly Warning[],
): Promise<Stored> => {
  const release = standingOf(ahead)
  const seq = latestSeq(ahead)
  const latest = series.length > 0 && release ? await warnings.alert(ahead.id, seq) : undefined
  if (!latest || !release) return nothing
  const audiences = ahead.seq > 0 ? await warnings.audiences(ahead.id, seq) : []
  const { alert, sha256 } = latest
  const { now, order } = acceptance
  const others = await Promise.all(
    series.map(async (warning): Promise<Followed> => {
      const [predecessor, before] = await Promise.all([
        warnings.alert(warning.id, latestSeq(warning)),
        warning.seq > 0 ? warnings.audiences(warning.id, warning.seq) : [],
      ])
      const again = (warning.issuedAt ?? 0) >= (ahead.issuedAt ?? 0)
      return { warning, before, again, draft: draftOf({ alert, sha256, policy, valueNames, predecessor, now }).draft }
    }),
  )
  const elsewhere: CountyAudience[] = audiences.map(({ county, dirRev, places }) => ({
    county,
    name: '',
    dirRev,
    places,
    sheets: 0,
  }))
  const following: Acceptance = {
    ...acceptance,
    order: { ...order, alert, identity: identityOf(alert), sentAt: Date.parse(alert.sent) },
    audience: { counties: elsewhere, unresolved: [] },
    release,
  }
  return nextAlert(following, { others }, [ahead.id, ...ahead.alongside])
}

/** undefined: it has nothing to say any more. */
const standingOf = ({ state, pending }: Warning): Release | undefined => {
  if (state === 'in-force' || state === 'cancelled') return { state: 'in-force' }
  return pending && { state: pending.state }
}
