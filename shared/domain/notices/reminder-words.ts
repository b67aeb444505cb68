import { DateTime } from 'luxon'
import type { Jurisdiction } from '../calendar/book.ts'
import type { Info } from '../cap/alert.ts'
import { deskInfos, type Language, type Phrase } from '../series/desk-infos.ts'
import type { Reminder } from './reminder.ts'

const events: Phrase = { zh: '提醒待审核', en: 'notices to approve' }
/** More are counted, and listed by the command. */
const mostNamed = 3

/** What the officers are told of the notices that wait for them, command first. `expires`: ISO 8601. */
export const reminderInfos = (reminder: Reminder, by: Pick<Jurisdiction, 'area' | 'name'>, expires: string): Info[] =>
  deskInfos(expires, language => ({
    event: events[language],
    responseType: ['Assess'],
    urgency: 'Expected',
    severity: 'Minor',
    headline: titles[language](by.name[language], reminder.waiting.length, reminder.moved.length),
    description: sentences(reminder, by.area, language),
    parameter: [{ valueName: 'CN-COLOR', value: 'none' }],
  }))

const titles: Record<Language, (name: string, waiting: number, moved: number) => string> = {
  zh: (name, waiting, moved) =>
    `${name}${[waiting > 0 && `${waiting}条提醒待审核`, moved > 0 && `${moved}条提醒改期`].filter(Boolean).join('，')}`,
  en: (name, waiting, moved) =>
    `${name}: ${[waiting > 0 && `notices to approve ${waiting}`, moved > 0 && `notices moved ${moved}`].filter(Boolean).join(', ')}`,
}

const sentences = ({ waiting, moved }: Reminder, area: string, language: Language): string => {
  const months = [...new Set(waiting.map(({ date }) => date.slice(0, 7)))]
  const commands = months.map(month => `tongluo approve --notices ${month} --area ${area}`)
  const facts = [
    ...commands,
    ...waiting.slice(0, mostNamed).map(one => `${timeOf(one.at, one.zone)} ${one.name[language]}`),
    ...moved
      .slice(0, mostNamed)
      .map(one => `${one.name[language]} ${timeOf(one.moved?.from ?? one.at, one.zone)} → ${timeOf(one.at, one.zone)}`),
  ]
  return language === 'zh' ? `${facts.join('；')}。` : `${facts.join('; ')}.`
}

const timeOf = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('MM-dd HH:mm')
