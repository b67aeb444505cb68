import type { ReadPorts } from '../../../functions/read-warnings/read-warnings.ts'
import { memoryDirectory } from '../../../shared/adapters/memory/directory.ts'
import { memoryPastes } from '../../../shared/adapters/memory/pastes.ts'
import { memoryPresence } from '../../../shared/adapters/memory/presence.ts'
import { memoryReceipts } from '../../../shared/adapters/memory/receipts.ts'
import { memoryRoomPosts } from '../../../shared/adapters/memory/room-posts.ts'
import { memorySheetReader } from '../../../shared/adapters/memory/sheet-reader.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import { memoryWarnings } from '../../../shared/adapters/memory/warnings.ts'
import type { Alert } from '../../../shared/domain/cap/alert.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { Manifest, Slot } from '../../../shared/domain/directory/roster.ts'
import { receiptDeltas } from '../../../shared/domain/receipts/delta.ts'
import type { ReceiptState } from '../../../shared/domain/receipts/receipt.ts'
import type { IssuedAlert, Warning } from '../../../shared/domain/series/warning.ts'
import { bucketOf } from '../../../shared/domain/sheets/bucket.ts'
import { type Mark, packMark } from '../../../shared/domain/sheets/mark.ts'
import type { SheetId } from '../../../shared/domain/sheets/sheet-id.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import { rainIssued } from '../../fixtures/rainstorm.ts'
import { aWarning, committed } from '../../fixtures/warning.ts'

export const issuedAt = Date.UTC(2026, 6, 1, 4)
export const town = '430182101000'
/** Two loudspeakers, a duty person and two subscribers; one of them is at home by the lake, too. The first of each is listed for exercises. */
export const hills = '430182101001'
/** One subscriber besides the one of the hills; nobody with a duty. */
export const lake = '430182101002'
/** Nobody and nothing. */
export const empty = '430182101003'
const county = '430182'
const buckets = 2

const slot = (id: string, also: string[] = [], duty = false): Slot => ({
  id,
  address: `+86154${id}`,
  lang: 'zh-CN',
  duty,
  // Who is responsible takes part in exercises, too.
  exercise: duty,
  also,
})
const speaker = (id: string, exercise: boolean): Slot => ({ ...slot(id), address: id, exercise })
const phones: Record<string, Slot[]> = {
  [hills]: [slot('00000001', [], true), slot('00000002'), slot('00000003', [lake])],
  [lake]: [slot('00000003', [hills]), slot('00000004')],
}
const manifest: Manifest = {
  county,
  name: '宁乡市',
  rev: 7,
  places: [
    { code: town, name: '玉潭街道', sizes: { 'group-chat': [1] }, duty: 0 },
    {
      code: hills,
      name: '山村',
      sizes: { sms: [3], loudspeaker: [2] },
      duty: 1,
      exercise: { people: 1, public: 0, rooms: 0, speakers: 1 },
      shared: [{ with: [lake], phones: 1, duty: 0 }],
    },
    { code: lake, name: '湖村', sizes: { sms: [2] }, duty: 0, shared: [{ with: [hills], phones: 1, duty: 0 }] },
    { code: empty, name: '空村', sizes: {}, duty: 0 },
  ],
}

const alert: Alert = {
  identifier: 'id-1',
  sender: 'met@example.org',
  sent: '2026-07-01T12:00:00+08:00',
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  addresses: [],
  code: [],
  references: [],
  incidents: [],
  info: [
    {
      language: 'zh-CN',
      category: ['Met'],
      event: '暴雨',
      responseType: [],
      urgency: 'Immediate',
      severity: 'Extreme',
      certainty: 'Observed',
      eventCode: [],
      headline: '暴雨红色预警',
      parameter: [],
      resource: [],
      area: [],
    },
  ],
}

export type Handed = [state: Mark['state'], receipt?: ReceiptState | undefined, reason?: Mark['reason']]

type WorldOf = Partial<Warning> & Pick<IssuedAlert, 'addressees'>

export const warningWorld = async (change: WorldOf = {}) => {
  const clock = { at: issuedAt + 10_000, now: () => clock.at }
  const directory = memoryDirectory()
  const warnings = memoryWarnings()
  const sheets = memorySheets(clock)
  const receipts = memoryReceipts()
  const presence = memoryPresence()
  const [pastes, posts] = [memoryPastes(), memoryRoomPosts()]
  const reader = memorySheetReader({ sheets, receipts })
  const { colour = 'red', addressees, ...more } = change
  const id = change.id ?? 'w1'

  await directory.putManifest(manifest)
  await directory.flip(undefined, {
    county,
    name: '宁乡市',
    rev: 7,
    publishedImport: 'i',
    problems: 0,
    expiredBelow: 0,
  })
  await directory.putPages(
    Object.entries(phones).map(([place, slots]) => ({ place, rev: 7, channel: 'sms', page: 0, slots })),
  )
  const speakers = [speaker('t1', true), speaker('t2', false)]
  await directory.putPages([{ place: hills, rev: 7, channel: 'loudspeaker', page: 0, slots: speakers }])
  const room = { ...slot('room-1'), address: 'dingtalk:robot-key:SECrobot' }
  await directory.putPages([{ place: town, rev: 7, channel: 'group-chat', page: 0, slots: [room] }])
  const expiresAt = issuedAt + 3_600_000
  const warning = aWarning({
    id,
    colour,
    source: 's',
    receivedAt: issuedAt,
    issuedAt,
    expiresAt,
    dueAt: issuedAt + 60_000,
    policyVersion: defaultPolicy.version,
    ...more,
  })
  const places = [town, hills, lake, empty]
  const joined = Object.fromEntries(places.map(place => [place, 1]))
  const issued = rainIssued(
    {},
    {
      warning: id,
      alert: { ...alert, status: warning.status },
      colour,
      worst: colour,
      issuedAt,
      expiresAt: warning.expiresAt,
      addressees,
    },
  )
  await warnings.commit(committed(warning, issued, { identity: id }))
  await warnings.putAudiences([
    { warning: id, seq: 1, edition: issued.edition, county, dirRev: 7, buckets, places, joined },
  ])

  const ports: ReadPorts = { warnings, directory, reader, presence, pastes, policy: defaultPolicy, clock }
  const sheetId = (place: string, channel: Channel): SheetId => ({
    warning: id,
    county,
    bucket: bucketOf(place, buckets),
    place,
    channel,
    page: 0,
  })
  /** A sheet as its worker left it, and the receipts that came since. */
  const hand = async (place: string, channel: Channel, handed: Handed[]) => {
    await sheets.write({
      id: sheetId(place, channel),
      seq: 1,
      dirRev: 7,
      marks: Uint32Array.from(handed, ([state, , reason = 'none']) =>
        packMark({ state, reason, tries: 1, maybe: false, seconds: 1 }),
      ),
      touched: new Uint8Array(1),
      seal: 0,
      done: true,
      firstSentAt: issuedAt + 150,
      lastAcceptedAt: issuedAt + 2_000,
      rev: 0,
    })
    const sheet = sheetId(place, channel)
    const said = handed.flatMap(([, state], slot) =>
      state ? [{ sheet, receipt: { slot, seq: 1, try: 1, state, at: issuedAt + 4_500 } }] : [],
    )
    await receipts.append(receiptDeltas(said))
  }
  return { ports, clock, warnings, sheets, receipts, presence, pastes, posts, hand, sheetId, warning }
}

/** Everything handed over: both loudspeakers play, the hills' phones receive, the lake's own does not. */
export const handAll = async ({ hand }: Awaited<ReturnType<typeof warningWorld>>): Promise<void> => {
  await hand(town, 'group-chat', [['accepted']])
  await hand(hills, 'loudspeaker', [['accepted', 'played'], ['accepted']])
  await hand(hills, 'sms', [
    ['accepted', 'delivered'],
    ['accepted', 'failed'],
    ['accepted', 'delivered'],
  ])
  await hand(lake, 'sms', [
    ['suppressed', undefined, 'covered'],
    ['unknown', undefined, 'timeout'],
  ])
}
