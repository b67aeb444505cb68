import type { WaitingList, WaitingWarning } from '../../shared/contracts/decisions.ts'
import { governing } from '../../shared/domain/cap/infos.ts'
import { coversAll } from '../../shared/domain/jurisdiction.ts'
import { byCode } from '../../shared/domain/place.ts'
import { countiesOf, openTo } from '../../shared/domain/series/decision.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { isWaiting, sizeOfWaiting, type Waiting, waitingAlert } from '../../shared/protocol/waiting-together.ts'
import type { DecidePorts } from './deciding.ts'

/** More at a time than a country has; what is shown is bounded all the same. */
const listed = 1_000

/** What waits in the holder's area, and what the holder sent: everything that waits has something ahead, so the due index names it. */
export const listWaiting =
  (ports: DecidePorts) =>
  async (holder: KeyHolder): Promise<WaitingList> => {
    const { warnings } = ports
    const ids = await warnings.due(Number.MAX_SAFE_INTEGER, listed)
    const found = (await Promise.all(ids.map(id => warnings.find(id)))).flatMap(one => one ?? [])
    const own = found.filter(isWaiting).filter(one => isShownTo(holder, one))
    const together = [...Map.groupBy(own, ({ pending }) => pending.identity).values()]
    const waiting = await Promise.all(together.map(waits => shown(ports, waits.toSorted(byAge), holder)))
    return { waiting: waiting.flatMap(one => one ?? []).sort((a, b) => a.since - b.since) }
  }

const byAge = (a: Waiting, b: Waiting): number => a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)

const isShownTo = (holder: KeyHolder, warning: Waiting): boolean =>
  warning.pending.author === holder.id || coversAll(holder, countiesOf(warning))

const shown = async (ports: DecidePorts, waits: Waiting[], holder: KeyHolder): Promise<WaitingWarning | undefined> => {
  const [first] = waits
  if (!first) return undefined
  const { pending, status, id: warning } = first
  const { seq, state, reason, since, expiresAt, effectiveAt, author, calls } = pending
  const [issued, audience] = await Promise.all([waitingAlert(ports, first), sizeOfWaiting(ports, waits)])
  const { alert, about, colour, hazard } = issued
  const info = governing(alert.info.length > 0 ? alert : (about?.alert ?? alert))
  const counties = [...new Set(waits.flatMap(countiesOf))].sort(byCode)
  return {
    warning,
    seq,
    state,
    reason,
    since,
    expiresAt,
    ...(effectiveAt !== undefined && { effectiveAt }),
    status,
    msgType: alert.msgType,
    colour,
    event: info?.event ?? hazard.event,
    headline: info?.headline ?? info?.event ?? '',
    sender: alert.sender,
    author,
    counties,
    alongside: waits.slice(1).map(({ id }) => id),
    audience,
    calls,
    deciders: {
      roles: ['operator', 'administrator'],
      counties,
      recipients: audience.phones + audience.rooms + audience.terminals,
      not: author,
    },
    you: openTo({ seq, holder, asked: first, waits, now: ports.clock.now() }),
  }
}
