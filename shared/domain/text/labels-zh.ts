import { DateTime } from 'luxon'
import type { MsgType } from '../cap/alert.ts'
import type { Labels } from './labels.ts'

const kinds: Partial<Record<MsgType, string>> = { Update: '更新', Cancel: '解除' }
const scripts: Readonly<Record<string, string>> = { mn: '蒙古文', bo: '藏文', ug: '维吾尔文' }

export const zh: Labels = {
  language: 'zh',
  gap: '',
  stop: '。',
  drill: { Exercise: '【演练】', Test: '【测试】' },
  spokenDrill: { Exercise: '演练，演练。', Test: '测试，测试。' },
  follow: (msgType, seq) => {
    const kind = kinds[msgType]
    return kind ? `${kind}${seq > 1 ? `（第${seq}报）` : ''}：` : ''
  },
  notCovered: '您所在地区已不在预警范围内。',
  colour: { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色', none: '' },
  eventHeadline: (event, colour) =>
    colour === 'none' || /预警|通知|提醒/.test(event) ? event : `${event}${zh.colour[colour]}预警`,
  opening: (issuer, time, headline, msgType) =>
    `${issuer}${time}${issues(headline) ? (msgType === 'Cancel' ? '解除' : '发布') : '：'}${headline}`,
  lifted: ({ issuer, time, by, since, what }) => `${issuer}${time}解除${by}${since}发布的${warning(what)}`,
  alsoLifted: what => `同时解除${warning(what)}`,
  time: (sent, zone) => DateTime.fromISO(sent, { zone }).toFormat("M'月'd'日'H'时'mm'分'"),
  instruction: '防御指南：',
  areas: (names, more) => `地区：${names.join('、')}${more > 0 ? `等${names.length + more}处` : ''}`,
  link: '详见 ',
  inScript: primary => `${scripts[primary] ?? primary}见 `,
}

/** "暴雨红色预警" is issued; "宁乡市气象台发布…" says so itself, and "四川发生地震" is no thing to issue. */
const issues = (headline: string): boolean => namesWarning(headline) && !/发布|解除|更新|变更/.test(headline)

const namesWarning = (headline: string): boolean => /预警(?:信号)?(?:[[［【（(].*)?$/u.test(headline)

const warning = (what: string): string => (namesWarning(what) ? what : `预警“${what}”`)
