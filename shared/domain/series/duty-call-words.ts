import type { AudienceSize } from '../audience/audience-size.ts'
import type { Alert, Info } from '../cap/alert.ts'
import { governing } from '../cap/infos.ts'
import type { Colour } from '../colour.ts'
import type { Labels } from '../text/labels.ts'
import { en } from '../text/labels-en.ts'
import { zh } from '../text/labels-zh.ts'
import { issuerOf, warningOf } from '../text/opening.ts'
import { deskInfos, type Language, type Phrase } from './desk-infos.ts'
import { reachWords } from './reach-words.ts'
import type { IssuedAlert, Pending } from './warning.ts'

/** Something that waits for people, as its officers are told of it. */
export type Waits = {
  warning: string
  pending: Pending
  alert: Pick<IssuedAlert, 'alert' | 'about' | 'colour' | 'hazard'>
  /** Whom it would reach itself; a Cancel nobody of its own. */
  size: AudienceSize
  /** Counted from 1. */
  turn: number
}

type Kind = Alert['msgType']

const labels: Record<Language, Labels> = { zh, en }
const events: Phrase = { zh: '值班呼叫', en: 'duty call' }
const kinds: Partial<Record<Kind, Phrase>> = {
  Update: { zh: '更新', en: 'Update' },
  Cancel: { zh: '解除', en: 'Cancel' },
}
const colours: Record<Colour, Phrase> = {
  red: { zh: '红色', en: 'Red' },
  orange: { zh: '橙色', en: 'Orange' },
  yellow: { zh: '黄色', en: 'Yellow' },
  blue: { zh: '蓝色', en: 'Blue' },
  none: { zh: '通知', en: 'A notice' },
}
const states: Record<'awaiting-approval' | 'needs-targeting', Phrase> = {
  'awaiting-approval': { zh: '待审核', en: 'awaits approval' },
  'needs-targeting': { zh: '待定范围', en: 'needs an area' },
}
/** Why it waits, by the policy's own words; another word is told as it stands. */
const reasons: Readonly<Record<string, Phrase>> = {
  'typed-by-hand': { zh: '人工录入，须另一人审核', en: 'Typed by hand: somebody else approves' },
  'level-above-source': { zh: '来源无权直接发布此级别', en: 'Above the level of its source' },
  'audience-above-source': { zh: '人数超过来源权限', en: 'More people than its source may reach' },
  'nobody-addressed': { zh: '其范围没有任何对象', en: 'Its areas reach nobody' },
}

/** One info a language, command first: what is cut off a text for its length is cut at the end. `expires`: ISO 8601. */
export const callInfos = (waits: Waits, { zone, expires }: { zone: string; expires: string }): Info[] =>
  deskInfos(expires, language => ({
    event: events[language],
    responseType: ['Assess'],
    urgency: 'Immediate',
    severity: 'Severe',
    headline: headline[language](titleOf(waits, language)),
    description: sentences[language](factsOf(waits, language, zone)),
    parameter: [],
  }))

type Title = { issuer: string; kind: string; what: string; state: string }
const headline: Record<Language, (title: Title) => string> = {
  zh: ({ issuer, kind, what, state }) => `${issuer}${kind}“${what}”${state}`,
  en: ({ issuer, kind, what, state }) => `${issuer}: ${kind === '' ? '' : `${kind} of `}"${what}" ${state}`,
}

/** 暴雨红色预警[I级/特别严重] → 暴雨红色预警: the colour says it. */
const withoutLevel = (title: string): string => title.replace(/[[［【（(].*$/u, '') || title

/** A title of any length leaves room for what must be done. */
const longestTitle = 40

const titleOf = ({ pending, alert: { alert, about, colour, hazard } }: Waits, language: Language): Title => {
  const info = governing(alert.info.length > 0 ? alert : (about?.alert ?? alert))
  return {
    issuer: (info ? issuerOf(alert, info) : alert.sender).slice(0, longestTitle),
    kind: kinds[alert.msgType]?.[language] ?? '',
    what: (info ? withoutLevel(warningOf(info, colour)) : hazard.event).slice(0, longestTitle),
    state: states[pending.state === 'needs-targeting' ? pending.state : 'awaiting-approval'][language],
  }
}

type Facts = {
  command: string
  colour: string
  size: AudienceSize
  kind: Kind
  reason: string
  since: string
  turn: number
}
const sentences: Record<Language, (facts: Facts) => string> = {
  zh: ({ command, colour, reason, since, turn, ...facts }) =>
    `请处理：${command}，或 reject。${colour}，${reachWords.zh(facts)}。${reason}。自${since}起等待，第${turn}次呼叫。`,
  en: ({ command, colour, reason, since, turn, ...facts }) =>
    `Decide: ${command} or reject. ${colour}, ${reachWords.en(facts)}. ${reason}. Waits since ${since}, call ${turn}.`,
}

const factsOf = ({ warning, pending, alert, size, turn }: Waits, language: Language, zone: string): Facts => {
  const { seq, state, reason, since } = pending
  const order = state === 'needs-targeting' ? 'target' : 'approve'
  const places = state === 'needs-targeting' ? { zh: ' 区划代码', en: ' CODES' }[language] : ''
  return {
    command: `tongluo ${order} ${warning}${places} --seq ${seq}`,
    colour: colours[alert.colour][language],
    size,
    kind: alert.alert.msgType,
    reason: reasons[reason]?.[language] ?? reason,
    since: labels[language].time(new Date(since).toISOString(), zone),
    turn,
  }
}
