import type { CountyAudience } from '../domain/audience/audience.ts'
import { byCode } from '../domain/place.ts'
import type { Acceptance, Stored } from '../domain/series/acceptance.ts'
import { type Change, changed } from '../domain/series/change.ts'
import { draftOf } from '../domain/series/draft.ts'
import { waiting } from '../domain/series/pending.ts'
import { audiencesOf } from '../domain/series/series-audience.ts'
import type { IssuedAlert, Pending, Warning } from '../domain/series/warning.ts'
import type { SeriesPorts } from './ports.ts'

type Ahead = { pending: Pending; alert: IssuedAlert; ids: string[]; places: CountyAudience[] }

/**
 * What follows a message came before it (`ahead`) and only waits, as yet. So the message is sent, and what waits goes on waiting
 * beside it as well, as it would if they had come in their order.
 */
export const beside = async (
  ports: SeriesPorts,
  acceptance: Acceptance,
  ahead: Warning,
  { changes, audiences }: Stored,
): Promise<Stored> => {
  const { pending } = ahead
  const alert = pending && (await ports.warnings.alert(ahead.id, pending.seq))
  if (!pending || !alert) return { changes, audiences }
  const places = (await ports.warnings.audiences(ahead.id, pending.seq)).map(
    ({ county, dirRev, places }): CountyAudience => ({ county, name: '', dirRev, places, sheets: 0 }),
  )
  const followed = { pending, alert, ids: [ahead.id, ...ahead.alongside], places }
  const waits = changes.map(change =>
    change.issue ? waitsBeside(ports, acceptance, followed, change, audiences) : { change, audiences: [] },
  )
  const { by, at } = { by: acceptance.order.source.id, at: acceptance.now }
  const alongside = [...new Set([...ahead.alongside, ...changes.map(({ to }) => to.id)])].sort(byCode)
  const joined = changed(ahead, { alongside }, { by, at, action: 'record', seq: pending.seq, reason: 'joined' })
  return {
    changes: [...waits.map(({ change }) => change), { ...joined, issue: false }],
    audiences: [...audiences, ...waits.flatMap(one => one.audiences)],
  }
}

/** Under the next number of the series, and told to nobody who hears it from the one ahead. */
const waitsBeside = (
  { policy, valueNames }: SeriesPorts,
  { now, edition: own }: Acceptance,
  { pending, alert: { alert, sha256, ...ahead }, ids, places }: Ahead,
  change: Change,
  audiences: Stored['audiences'],
) => {
  const { to, history } = change
  const [warning, seq, edition] = [to.id, to.lastSeq + 1, `${own}-beside`]
  const before = audiences.filter(one => one.warning === warning)
  const joined = audiencesOf({ warning, seq, edition, before, own: [], elsewhere: places })
  const { draft } = draftOf({ alert, sha256, policy, valueNames, predecessor: change.alert, now })
  const { effectiveAt: _, ...kept } = draft
  const beside: IssuedAlert = { ...ahead, ...kept, warning, seq, edition }
  const counties = joined.map(({ county }) => county)
  const alongside = [...new Set([...to.alongside, ...ids])].filter(id => id !== warning).sort(byCode)
  const next = waiting({ ...to, alongside }, { ...pending, seq, counties }, history, beside).to
  return { change: { ...change, to: { ...next, rev: to.rev }, beside }, audiences: joined }
}
