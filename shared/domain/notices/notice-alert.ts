import { DateTime } from 'luxon'
import { channelsParameter, rolesParameter } from '../audience/addressees.ts'
import type { Jurisdiction } from '../calendar/book.ts'
import { roleNames } from '../calendar/roles.ts'
import type { Alert, CapArea, Info } from '../cap/alert.ts'
import { isGroup, isRiskPoint, type PlaceCode } from '../place.ts'
import { signatureParameter, textParameter } from '../text/own-text.ts'
import type { PlannedNotice } from './planned-notice.ts'
import { saidOnce, textTogether } from './told-together.ts'

export type ToldNotice = PlannedNotice & { telling: NonNullable<PlannedNotice['telling']> }
/** As CAP in JSON has it: what is absent has no value (docs/formats.md). */
type Said = Omit<Alert, 'addresses' | 'code' | 'references' | 'incidents'>
type By = Pick<Jurisdiction, 'area' | 'name'>

/** Whatever its hour, the noon at which loudspeakers speak lies within the life of a told notice. */
const lifeMs = 24 * 3_600_000

/**
 * The Alert as which a notice is told, with those that are told with it: the same whenever it is made, so that the door knows a
 * second try. Category Safety, colour none: nobody is woken (docs/policy.md). What each language says is sent as it stands.
 */
export const noticeAlert = (told: ToldNotice, others: readonly PlannedNotice[], by: By): Said => {
  const all = [told, ...others]
  const { sentAt } = told.telling
  const time = (at: number): string =>
    DateTime.fromMillis(at, { zone: told.zone }).startOf('second').toISO({ suppressMilliseconds: true }) ?? ''
  return {
    identifier: plain(`${by.area}/${told.key}`),
    sender: `tongluo-calendar-${by.area}`,
    sent: time(sentAt),
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    info: Object.keys(told.texts).map(lang => ({ ...infoIn(lang, all, by), expires: time(sentAt + lifeMs) })),
  }
}

/** CAP 1.2 section 3.2.1: no spaces, commas, < or &. */
const plain = (text: string): string => text.replaceAll(/[\s,<&]+/g, '_')

const infoIn = (lang: string, all: readonly PlannedNotice[], by: By): Info => {
  const word = lang.startsWith('zh') ? 'zh' : 'en'
  const gap = word === 'zh' ? '、' : ', '
  const text = textTogether(all, lang)
  const event = saidOnce(all.map(({ name }) => name[word])).join(gap)
  const [{ audience = [], channels = [], signature = '', places = [by.area.padEnd(12, '0')] } = {}] = all
  return {
    language: lang === 'zh' ? 'zh-CN' : lang,
    category: ['Safety'],
    event,
    responseType: ['Prepare'],
    urgency: 'Expected',
    severity: 'Minor',
    certainty: 'Likely',
    audience: audience.map(role => roleNames[role][word]).join(gap),
    eventCode: [],
    senderName: by.name[word],
    headline: event,
    description: text,
    parameter: [
      { valueName: 'CN-COLOR', value: 'none' },
      { valueName: rolesParameter, value: audience.join(' ') },
      { valueName: channelsParameter, value: channels.join(' ') },
      { valueName: textParameter, value: text },
      { valueName: signatureParameter, value: signature },
    ],
    resource: [],
    area: [areaOf(places, by.name[word])],
  }
}

const areaOf = (places: readonly PlaceCode[], areaDesc: string): CapArea => ({
  areaDesc,
  polygon: [],
  circle: [],
  geocode: places.map(value => ({ valueName: codeOf(value), value })),
})

const codeOf = (place: PlaceCode): string =>
  isGroup(place) ? 'TONGLUO-GROUP' : isRiskPoint(place) ? 'TONGLUO-RISK-POINT' : 'CN-ADMIN-12'
