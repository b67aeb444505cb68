import type { Notice } from '../../../shared/domain/calendar/notice.ts'
import { Notice as NoticeSchema } from '../../../shared/domain/calendar/notice.ts'
import type { OwnCalendar } from '../../../shared/domain/calendar/own-calendar.ts'
import type { Role } from '../../../shared/domain/calendar/roles.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { decideNotice } from '../../../shared/domain/notices/decision.ts'
import type { PlannedNotice } from '../../../shared/domain/notices/planned-notice.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import { county } from './county.ts'
import { dutyGroup, dutyPhones, wang } from './officers.ts'
import { type County, given } from './story.ts'
import { twoVillages } from './village.ts'

export const area = '430182'
export const minute = 60_000

/** A time of 2026 there. */
export const on = (day: string, time: string): string => `2026-${day}T${time}:00+08:00`

type Told = {
  rules: Record<string, string>
  unapproved?: 'send'
  audience?: Role[]
  channels?: Channel[]
  places?: string[]
  zh?: string
}

/** A notice of one county: what a test says of it, and else a word to everybody by SMS. */
export const aNotice = (id: string, { rules, unapproved, audience, channels, places, zh }: Told): Notice =>
  NoticeSchema.parse({
    id,
    name: { zh: `提醒${id}`, en: `Notice ${id}` },
    rules: Object.entries(rules).map(([rule, when]) => ({ id: rule, when })),
    audience: audience ?? ['resident'],
    channels: channels ?? ['sms'],
    ...(unapproved && { unapproved }),
    ...(places && { places }),
    texts: { zh: zh ?? `请注意${id}。`, en: `Mind ${id}.` },
  })

export const expires = (time: string): string => `<expires>${time}</expires>`

/** Due on 11 May at 09:00. */
export const mayDay = (id: string, more: Partial<Told> = {}): Notice =>
  aNotice(id, { rules: { eve: 'fixed 05-11 09:00' }, ...more })

/** What to do in heavy rain, and that it is over. */
export const rain = aNotice('N1', { rules: { rain: 'condition 11B03|11A51 >=yellow 07:00' } })
export const rainIsOver = aNotice('N2', { rules: { over: 'cancel-of N1 07:00' } })

/** The county's own calendar: these notices, and none of the release's. */
export const ownCalendar = (notices: Notice[], version = 1, zone = 'Asia/Shanghai'): OwnCalendar => ({
  version,
  jurisdiction: {
    area,
    name: { zh: '宁乡市', en: 'Ningxiang' },
    zone,
    signature: '宁乡应急',
    without: Array.from({ length: 26 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`),
    notices,
  },
  seasons: [],
  by: 'wang',
  at: 0,
})

/** Another jurisdiction's own, around the county or in it. */
export const ownCalendarOf = (where: string, notices: Notice[]): OwnCalendar => {
  const own = ownCalendar(notices)
  return { ...own, jurisdiction: { ...own.jurisdiction, area: where } }
}

type Options = { zone?: string; records?: DirectoryRecord[] }

/** Two villages and their officers, whose calendar has been looked at once. */
export const aCalendar = async (at: string, notices: Notice[], { zone, records }: Options = {}): Promise<County> => {
  const here = await county({ at, county: area, records: records ?? [...twoVillages(), ...dutyGroup()] })
  await here.calendars.put(ownCalendar(notices, 1, zone))
  await looks(here)
  return here
}

/** The desk looks again now, as after a change of the book or of a holiday table. */
export const looks = async (here: County): Promise<void> => {
  const desk = await here.notices.desk(area)
  if (desk)
    await here.notices.commit({ notices: [], desk: { from: desk, to: { ...desk, rev: desk.rev + 1, dueAt: 0 } } })
  here.clock.at = Math.ceil(here.clock.at / (5 * 60_000)) * 5 * 60_000
  await here.tick()
  // What a drain issues is sent by the next.
  await here.drain()
  await here.drain()
}

export const planned = (here: County, where = area): Promise<PlannedNotice[]> =>
  here.notices.planned(where, { from: 0, until: Number.MAX_SAFE_INTEGER })

/** `R1 draft`, by time. */
export const states = async (here: County, where = area): Promise<string[]> =>
  (await planned(here, where)).map(({ notice, state, reason }) => [notice, state, reason].filter(Boolean).join(' '))

export const decides = (here: County, decision: 'approve' | 'reject', ...ids: string[]): Promise<void> =>
  decidesAs(here, wang, decision, ...ids)

export const decidesAs = async (
  here: County,
  holder: KeyHolder,
  decision: 'approve' | 'reject',
  ...ids: string[]
): Promise<void> => {
  for (const one of await planned(here)) {
    if (!ids.includes(one.notice) || !['draft', 'late', 'approved'].includes(one.state)) continue
    const decided = decideNotice(one, { decision, rev: one.rev, holder, now: here.clock.at, reason: 'so' })
    if (decided.kind === 'decided') await here.notices.commit({ notices: [{ from: one, to: decided.to }] })
  }
}

/** A yellow warning of heavy rain, until the evening of 1 July; returns the `sent` by which a follower names it. */
export const warned = async (
  here: County,
  identifier: string,
  words: NonNullable<Parameters<typeof given>[1]> = {},
): Promise<string> => {
  const sent = new Date(here.clock.at).toISOString().replace('.000Z', '+00:00')
  const times = expires(on('07-01', '20:00'))
  await given(here, { identifier, colour: 'yellow', code: '11B03', times, sent, ...words })
  return sent
}

/** A red one of heat, to a township of the county: it goes before every notice. */
export const redWarning = (here: County, identifier: string, until: string): Promise<string> =>
  warned(here, identifier, { ...red, times: expires(until) })
const red = { colour: 'red', event: '高温', code: '11B09', geocode: '430182101000' }

/** What a phone of the village was told. */
export const heard = ({ carriers }: County, phone = '+8615400010001'): string[] =>
  carriers.sms.taken.flatMap(({ address, content }) => (address === phone && 'text' in content ? [content.text] : []))

/** The notices among it. */
export const noticesHeard = (here: County, phone?: string): string[] =>
  heard(here, phone).filter(text => text.includes('请注意'))

/** What the officer on duty was asked to decide. */
export const asked = (here: County): string[] =>
  heard(here, dutyPhones[0]).filter(text => text.includes('approve --notices'))
