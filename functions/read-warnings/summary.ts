import type { WarningList } from '../../shared/contracts/http.ts'
import { governing } from '../../shared/domain/cap/infos.ts'
import type { CountyProgress, IssuedAlert, Warning } from '../../shared/domain/warning.ts'

type Summary = Omit<WarningList['warnings'][number], 'counties' | 'handedOver'>

/** What a list and a status both show of a warning. */
export const summaryOf = (warning: Warning, { alert, hazard }: IssuedAlert): Summary => {
  const { id, state, stateReason, seq, colour, receivedAt, issuedAt, expiresAt } = warning
  const info = governing(alert)
  return {
    warning: id,
    status: alert.status,
    state,
    ...(stateReason !== undefined && { stateReason }),
    seq,
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
