import type { Alert, MsgType } from '../../../shared/domain/cap/alert.ts'
import type { RosterPage } from '../../../shared/domain/directory/roster.ts'
import type { Audience, IssuedAlert } from '../../../shared/domain/series/warning.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import type { Commit } from '../../../shared/ports/warnings.ts'
import { aWarning, committed } from '../../fixtures/warning.ts'

/** A series over one village, as small as the protocol can be tried on. */
const place = '430182101201'
const warning = 'w0123456789abcdef0123'

export const sheetId: SheetId = { warning, county: '430182', bucket: 0, place, channel: 'sms', page: 0 }

const alert = (msgType: MsgType, seq: number): Alert => ({
  identifier: `series-${seq}`,
  sender: 'demo@example.org',
  sent: '2026-07-01T04:10:00+08:00',
  status: 'Actual',
  msgType,
  scope: 'Public',
  addresses: [],
  code: [],
  references: [],
  incidents: [],
  info: [],
})

export const alertOf = (series: readonly MsgType[], seq: number): IssuedAlert | undefined => {
  const msgType = series[seq - 1]
  return (
    msgType && {
      warning,
      seq,
      alert: alert(msgType, seq),
      sha256: '',
      edition: `e${seq}`,
      worst: 'red',
      colour: 'red',
      lane: 'urgent',
      hazard: { event: '暴雨', eventCode: ['11B03'], urgency: 'Immediate', certainty: 'Observed' },
      issuedAt: 1_000_000,
      expiresAt: Number.MAX_SAFE_INTEGER,
      unresolved: [],
    }
  )
}

export const audienceOf = (seq: number): Audience => ({
  warning,
  seq,
  edition: `e${seq}`,
  county: '430182',
  dirRev: 1,
  buckets: 1,
  places: [place],
  joined: { [place]: 1 },
})

export const pageOf = (slots: number): RosterPage => ({
  place,
  rev: 1,
  channel: 'sms',
  page: 0,
  slots: Array.from({ length: slots }, (_, n) => ({
    id: `person-${n}`,
    address: `+861540000${String(n).padStart(4, '0')}`,
    lang: 'zh-CN',
    duty: n === 0,
    exercise: false,
    also: [],
  })),
})

/** The first Alert of a series that is in force, to be stored. */
export const inForce = (alert: IssuedAlert): Commit =>
  committed(aWarning({ id: alert.warning, expiresAt: Number.MAX_SAFE_INTEGER }), alert)
