import { routes } from '../../../../functions/keep-calendar/routes.ts'
import { memoryCalendars } from '../../../../shared/adapters/memory/calendars.ts'
import { memoryDirectory } from '../../../../shared/adapters/memory/directory.ts'
import { memoryNotices } from '../../../../shared/adapters/memory/notices.ts'
import type { PlannedNotice } from '../../../../shared/domain/notices/planned-notice.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { eventCodeNames } from '../../../../shared/policy/hazards.ts'
import { defaultBook } from '../../../../shared/policy/notices/book.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { recordingLog } from '../../support/recording-log.ts'

export const now = Date.parse('2027-01-20T09:00:00+08:00')
export const at = Date.parse('2027-02-04T15:00:00+08:00')
export const area = '430182'

/** Whose approvals reach everybody of the county. */
const deciding = (role: KeyHolder['role'], area: string) => keyHolder(role, area, { maxRecipients: 100_000 })
const holders: Record<string, KeyHolder> = {
  country: deciding('administrator', ''),
  province: deciding('administrator', '43'),
  county: deciding('operator', area),
  administrator: deciding('administrator', area),
  neighbour: deciding('operator', '152529'),
  source: deciding('source', ''),
}
export type Who = 'country' | 'province' | 'county' | 'administrator' | 'neighbour' | 'source'

/** The surface on memory adapters: a county with two villages and nobody else, and a desk that looks again tomorrow. */
export const keeping = async () => {
  const [calendars, notices, directory, log] = [memoryCalendars(), memoryNotices(), memoryDirectory(), recordingLog()]
  const places = [
    { code: '430182101201', name: '甲村', duty: 1, sizes: { sms: [3], loudspeaker: [2] } },
    { code: '430182101202', name: '乙村', duty: 0, sizes: { sms: [4], 'group-chat': [1] } },
  ]
  await directory.putManifest({ county: area, name: '宁乡市', rev: 1, places })
  await directory.flip(undefined, {
    ...{ county: area, name: '宁乡市', rev: 1, publishedImport: 'i', problems: 0, expiredBelow: 0 },
  })
  for (const one of [area, '152529'])
    await notices.commit({
      notices: [],
      desk: { to: { area: one, rev: 1, plannedUntil: now, standing: [], reminders: 0, dueAt: now + 24 * 3_600_000 } },
    })
  const app = routes({
    ...{ calendars, notices, directory, log, book: defaultBook, valueNames, clock: { now: () => now } },
    isEventCode: code => code in eventCodeNames,
    keys: { find: async key => holders[key] },
  })
  const ask = (path: string, key: Who | '' = 'county', body?: unknown, method = body === undefined ? 'GET' : 'PUT') =>
    Promise.resolve(
      app.request(path, {
        method,
        headers: key === '' ? {} : { authorization: `Bearer ${key}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
  const woken = async (): Promise<string[]> => (await notices.due(now, 10)).map(one => one.area)
  return { app, calendars, notices, log, ask, woken }
}
export type Keeping = Awaited<ReturnType<typeof keeping>>

export const planned = (key: string, more: Partial<PlannedNotice> = {}): PlannedNotice => ({
  ...{ area, key, rev: 1, state: 'draft', notice: 'R02', name: { zh: '春节值班值守', en: 'On duty at New Year' } },
  ...{ rule: 'holiday 春节 start -1d 15:00', why: { zh: '春节前 1 天', en: '1 day before' }, at, date: '2027-02-04' },
  ...{ zone: 'Asia/Shanghai', audience: ['resident'], channels: ['sms', 'group-chat'] },
  ...{ texts: { zh: '春节期间请值班。' }, signature: '宁乡应急', unapproved: 'wait', fallback: true, dueAt: at },
  ...more,
})
