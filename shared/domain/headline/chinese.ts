import type { Colour } from '../colour.ts'
import { type Events, eventsAtEnd } from './chinese-events.ts'
import type { Headline } from './headline.ts'
import type { Vocabulary, WarningLevel } from './vocabulary.ts'

/** One event with its colour, as it stands in a headline, and whether it is called off. */
type Mention = { events: Events | undefined; colour: Colour; cancelled: boolean }

/** What an office does with a warning; whatever stands before it is the office, and the time. */
const verbs = /(?:升级|降级|继续|变更|更新|再次)?发布|升级|降级|变更|更新|确认|解除|取消|维持|将/g
/** What may follow a colour that is meant as one; 红色旅游区 is none. */
const afterColour = /^(?:(?:气象|灾害|风险|天气)*(?:预警|警报|警告|信号)|[、和与及,/+([升降变调更]|$)/
const warns = /预警|警报|警告/

/** `宁乡市气象台发布暴雨红色预警[I级/特别严重]` and its kin, normalised and without blanks. */
export const readChinese = (text: string, vocabulary: Vocabulary): Headline => {
  if (!warns.test(text)) return { codes: [], cancels: false }
  const title = text.replace(/\[[^\]]*\]/g, '')
  const mentions = mentionsIn(title, vocabulary)
  const live = mentions.filter(({ cancelled }) => !cancelled)
  const meant = live.length > 0 ? live : mentions
  const named = meant.map(one => one.events).filter(one => one !== undefined)
  const events = merged(named.length > 0 ? named : [eventsOf(title, vocabulary)])
  const colour =
    newColourOf(title, vocabulary) ??
    worst(
      meant.map(one => one.colour),
      vocabulary,
    ) ??
    levelOf(text, vocabulary)?.colour
  return {
    ...(events.text !== '' && { event: events.text }),
    codes: events.codes,
    ...(colour && { colour }),
    cancels: /解除|取消/.test(title) && live.length === 0,
  }
}

const mentionsIn = (title: string, vocabulary: Vocabulary): Mention[] => {
  let from = 0
  return Array.from(title.matchAll(/([红橙黄蓝])色/g)).flatMap(match => {
    const [word, letter] = match
    const after = title.slice(match.index + word.length)
    const before = afterVerb(title.slice(from, match.index))
    const reversed = afterColour.test(after) ? undefined : eventsBehind(after, vocabulary)
    const colour = vocabulary.levels.find(({ zh }) => zh.startsWith(letter ?? ' '))?.colour
    if (!colour || (!afterColour.test(after) && !reversed)) return []
    from = match.index + word.length
    const verb = title.slice(0, match.index).match(verbs)?.at(-1) ?? ''
    const cancelled = /解除|取消/.test(verb) || (verb === '' && /(?:解除|取消)$/.test(title))
    return [{ events: reversed ?? eventsAtEnd(before, vocabulary.eventWords), colour, cancelled }]
  })
}

const afterVerb = (piece: string): string => {
  const verb = [...piece.matchAll(verbs)].at(-1)
  return verb ? piece.slice(verb.index + verb[0].length) : piece
}

/** 红色暴雨预警: the colour first. The whole of what stands between must be known. */
const eventsBehind = (after: string, { eventWords }: Vocabulary): Events | undefined => {
  const piece = /^(.{1,20}?)(?:预警|警报|警告)/u.exec(after)?.[1] ?? ''
  const events = eventsAtEnd(piece, eventWords)
  return events?.text === piece ? events : undefined
}

/** Without a colour: 发布暴雨预警, 发布暴雨I级预警, 发布I级暴雨预警. */
const eventsOf = (title: string, { eventWords }: Vocabulary): Events | undefined => {
  const piece = title.slice(0, title.search(warns)).replace(/(?:IV|I{1,3}|[一二三四])级$/, '')
  return eventsAtEnd(afterVerb(piece), eventWords)
}

/** 将暴雨黄色预警升级为橙色: the new one counts. */
const newColourOf = (title: string, { levels }: Vocabulary): Colour | undefined => {
  const letter = /(?:升级|降级|变更|调整|更新|提升|降低|升|降|改)(?:为|至|到)[^红橙黄蓝]{0,12}([红橙黄蓝])色/.exec(
    title,
  )?.[1]
  return letter === undefined ? undefined : levels.find(({ zh }) => zh.startsWith(letter))?.colour
}

const worst = (colours: readonly Colour[], { levels }: Vocabulary): Colour | undefined =>
  levels.find(({ colour }) => colours.includes(colour))?.colour

/** By the level alone: [I级/特别严重], [特别重大], I级预警. A response level (IV级应急响应) is another thing. */
const levelOf = (text: string, { levels }: Vocabulary): WarningLevel | undefined => {
  const bracket = /\[([^\]]*)\]/.exec(text)?.[1] ?? ''
  const level =
    /(IV|I{1,3})级?(?:\/|$)/.exec(bracket)?.[1] ?? /(IV|I{1,3}|[一二三四])级(?:预警|[^应响]{1,12}预警)/.exec(text)?.[1]
  const byRoman = levels.find(({ roman }, at) => level === roman || level === '一二三四'[at])
  return byRoman ?? levels.find(({ meteorological, emergency }) => [meteorological, emergency].includes(bracket))
}

const merged = (found: readonly (Events | undefined)[]): Events => {
  const events = found.filter(one => one !== undefined)
  return {
    text: [...new Set(events.map(({ text }) => text))].join('、'),
    codes: [...new Set(events.flatMap(({ codes }) => codes))],
  }
}
