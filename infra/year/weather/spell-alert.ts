import { writtenMoment } from '../../../shared/domain/calendar/local-time.ts'
import type { Colour } from '../../../shared/domain/colour.ts'
import { eventNames } from '../../../shared/policy/event-names.ts'
import type { Spell } from './seeded-weather.ts'

type Place = { zone: string; name: string; areaDesc: string }

const severityOf: Record<Colour, string> = {
  red: 'Extreme',
  orange: 'Severe',
  yellow: 'Moderate',
  blue: 'Minor',
  none: 'Minor',
}
const colourWords: Record<Colour, string> = { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色', none: '' }
const sender = 'weather@demo.tongluo.invalid'

/** The Alert of a spell, or its Cancel, as CAP in JSON (docs/formats.md). `name`: of the county, whose office issues it. */
export const spellAlert = (spell: Spell, msgType: 'Alert' | 'Cancel', place: Place): object => {
  const at = msgType === 'Alert' ? spell.from : (spell.cancelledAt ?? spell.until)
  const identifier = `${spell.code}-${spell.from}`
  const sentOf = (time: number): string => writtenMoment(time, place.zone)
  return {
    identifier: msgType === 'Alert' ? identifier : `${identifier}-end`,
    sender,
    sent: sentOf(at),
    status: 'Actual',
    msgType,
    scope: 'Public',
    ...(msgType === 'Cancel' && { references: `${sender},${identifier},${sentOf(spell.from)}` }),
    info: [infoOf(spell, msgType, place)],
  }
}

const infoOf = ({ code, colour, area, until }: Spell, msgType: 'Alert' | 'Cancel', { zone, name, areaDesc }: Place) => {
  const event = eventNames.zh?.[code] ?? code
  const office = `${name}气象台`
  return {
    language: 'zh-CN',
    category: ['Met'],
    event,
    urgency: msgType === 'Alert' ? 'Expected' : 'Past',
    severity: severityOf[colour],
    certainty: 'Likely',
    eventCode: [{ valueName: 'CN-EVENT', value: code }],
    expires: writtenMoment(until, zone),
    senderName: office,
    headline: `${office}${msgType === 'Alert' ? '发布' : '解除'}${event}${colourWords[colour]}预警`,
    description: msgType === 'Alert' ? `预计${areaDesc}将出现${event}天气。` : `${areaDesc}${event}天气已减弱。`,
    parameter: [{ valueName: 'CN-COLOR', value: colour }],
    area: [{ areaDesc, geocode: [{ valueName: 'CN-ADMIN-12', value: area }] }],
  }
}
