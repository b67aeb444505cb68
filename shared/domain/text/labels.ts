import { DateTime } from 'luxon'
import type { Info, MsgType, Status } from '../cap/alert.ts'
import type { Colour } from '../colour.ts'

/** Our own words around those of an Alert, in the language of the info that is sent. */
export type Labels = {
  language: 'zh' | 'en'
  /** Between two sentences. */
  gap: string
  stop: string
  /** First in every text and speech of an Exercise or a Test. */
  drill: Partial<Record<Status, string>>
  spokenDrill: Partial<Record<Status, string>>
  follow: (msgType: MsgType, seq: number) => string
  colour: Record<Colour, string>
  eventHeadline: (event: string, colour: Colour) => string
  opening: (issuer: string, time: string, headline: string) => string
  time: (sent: string, zone: string) => string
  instruction: string
  areas: (names: string[], more: number) => string
  link: string
}

const local = (sent: string, zone: string): DateTime => DateTime.fromISO(sent, { zone })

const zh: Labels = {
  language: 'zh',
  gap: '',
  stop: '。',
  drill: { Exercise: '【演练】', Test: '【测试】' },
  spokenDrill: { Exercise: '演练，演练。', Test: '测试，测试。' },
  follow: (msgType, seq) =>
    msgType === 'Update' ? (seq > 1 ? `更新（第${seq}报）：` : '更新：') : msgType === 'Cancel' ? '解除：' : '',
  colour: { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色', none: '' },
  eventHeadline: (event, colour) =>
    colour === 'none' || /预警|通知|提醒/.test(event) ? event : `${event}${zh.colour[colour]}预警`,
  opening: (issuer, time, headline) => `${issuer}${time}${issues(headline) ? '发布' : '：'}${headline}`,
  time: (sent, zone) => local(sent, zone).toFormat("M'月'd'日'H'时'mm'分'"),
  instruction: '防御指南：',
  areas: (names, more) => `地区：${names.join('、')}${more > 0 ? `等${names.length + more}处` : ''}`,
  link: '详见 ',
}

/** "暴雨红色预警" is issued; "宁乡市气象台发布…" says so itself, and "四川发生地震" is no thing to issue. */
const issues = (headline: string): boolean =>
  /预警(?:信号)?(?:[[［【（(].*)?$/u.test(headline) && !/发布|解除|更新|变更/.test(headline)

const en: Labels = {
  language: 'en',
  gap: ' ',
  stop: '.',
  drill: { Exercise: '[EXERCISE] ', Test: '[TEST] ' },
  spokenDrill: { Exercise: 'Exercise, exercise. ', Test: 'Test, test. ' },
  follow: (msgType, seq) =>
    msgType === 'Update' ? (seq > 1 ? `UPDATE no. ${seq}: ` : 'UPDATE: ') : msgType === 'Cancel' ? 'CANCELLED: ' : '',
  colour: { red: 'Red', orange: 'Orange', yellow: 'Yellow', blue: 'Blue', none: '' },
  eventHeadline: (event, colour) => (colour === 'none' ? event : `${en.colour[colour]} warning: ${event}`),
  opening: (issuer, time, headline) => `${issuer}, ${time}: ${headline}`,
  time: (sent, zone) => local(sent, zone).setLocale('en').toFormat("d LLL HH:mm ('UTC'Z)"),
  instruction: 'What to do: ',
  areas: (names, more) => `Area: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  link: 'More: ',
}

/** Chinese where the info says so, or where it says nothing and is written in it; English for everything else. */
export const labelsOf = ({ language, headline, event, description }: Info): Labels => {
  const isChinese = language ? /^zh\b/i.test(language) : /\p{Script=Han}/u.test(`${headline}${event}${description}`)
  return isChinese ? zh : en
}
