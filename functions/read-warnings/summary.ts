import type { WarningList } from '../../shared/contracts/http.ts'
import { governing } from '../../shared/domain/cap/infos.ts'
import type { CountyProgress } from '../../shared/domain/series/county-progress.ts'
import type { IssuedAlert, Warning } from '../../shared/domain/series/warning.ts'

type Summary = Omit<WarningList['warnings'][number], 'counties' | 'handedOver'>

/** What a list and a status both show of a warning. */
export const summaryOf = (warning: Warning, { alert, about, hazard }: IssuedAlert): Summary => {
  const { id, state, stateReason, seq, pending, colour, receivedAt, issuedAt, expiresAt } = warning
  // A Cancel may have no words of its own.
  const info = governing(alert) ?? (about && governing(about.alert))
  return {
    warning: id,
    status: alert.status,
    state,
    ...(stateReason !== undefined && { stateReason }),
    msgType: alert.msgType,
    seq,
    ...(pending && {
      pending: { seq: pending.seq, state: pending.state, reason: pending.reason, since: pending.since },
    }),
    colour,
    event: info?.event ?? hazard.event,
    headline: info?.headline ?? info?.event ?? '',
    sender: alert.sender,
    sent: alert.sent,
    receivedAt,
    ...(issuedAt !== undefined && { issuedAt }),
    expiresAt,
  }
}

/** Every county is through, as the watch wrote it. */
export const isHandedOver = ({ counties, seq }: Warning, progress: readonly CountyProgress[]): boolean =>
  seq > 0 &&
  counties.length > 0 &&
  counties.every(county => progress.some(one => one.county === county && one.doneAt !== undefined))
