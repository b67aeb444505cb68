import type { Notice } from '../../../shared/domain/calendar/notice.ts'
import { Notice as NoticeSchema } from '../../../shared/domain/calendar/notice.ts'
import type { OwnCalendar } from '../../../shared/domain/calendar/own-calendar.ts'
import type { Role } from '../../../shared/domain/calendar/roles.ts'
import type { Channel } from '../../../shared/domain/channel.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { decideNotice } from '../../../shared/domain/notices/decision.ts'
import type { PlannedNotice } from '../../../shared/domain/notices/planned-notice.ts'
import { county } from './county.ts'
import { dutyGroup, wang } from './officers.ts'
import type { County } from './story.ts'
import { twoVillages } from './village.ts'

export const area = '430182'

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

export const planned = (here: County): Promise<PlannedNotice[]> =>
  here.notices.planned(area, { from: 0, until: Number.MAX_SAFE_INTEGER })

/** `R1 draft`, by time. */
export const states = async (here: County): Promise<string[]> =>
  (await planned(here)).map(({ notice, state, reason }) => [notice, state, reason].filter(Boolean).join(' '))

export const decides = async (here: County, decision: 'approve' | 'reject', ...ids: string[]): Promise<void> => {
  for (const one of await planned(here)) {
    if (!ids.includes(one.notice) || !['draft', 'late', 'approved'].includes(one.state)) continue
    const decided = decideNotice(one, { decision, rev: one.rev, holder: wang, now: here.clock.at, reason: 'so' })
    if (decided.kind === 'decided') await here.notices.commit({ notices: [{ from: one, to: decided.to }] })
  }
}

/** What a phone of the village was told, with the local time of its arrival. */
export const heard = ({ carriers }: County, phone = '+8615400010001'): string[] =>
  carriers.sms.taken.flatMap(({ address, content }) => (address === phone && 'text' in content ? [content.text] : []))
