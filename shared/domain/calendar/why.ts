import type { DueDay } from './due-day.ts'
import { holidayName } from './festivals.ts'
import { lunarName } from './lunar.ts'
import type { Edge, Every, Rule } from './rule.ts'

/** Why a day: for the people who read the calendar. */
export type Why = { zh: string; en: string }

const seasonNames: Record<string, Why> = {
  flood: { zh: '汛期', en: 'flood season' },
  'fire-spring': { zh: '春季防火期', en: 'spring fire season' },
  'fire-autumn': { zh: '秋冬防火期', en: 'autumn fire season' },
  heating: { zh: '采暖期', en: 'heating season' },
}
const borderNames = { start: { zh: '开始', en: 'starts' }, end: { zh: '结束', en: 'ends' } }
const notLoaded = {
  zh: '；当年放假安排未导入，按节日本身的日期',
  en: '; the holidays of that year are not loaded: the festival’s own date',
}

export const whyDue = (rule: Rule, day: DueDay): Why => {
  if (rule.kind === 'window') return everyTime(rule.every, `${edgeName(rule.from)}..${edgeName(rule.until)}`)
  const { zh, en } = anchorOf(rule, day)
  const rest = day.fallback ? notLoaded : { zh: '', en: '' }
  const days = Math.abs(day.offset)
  if (days === 0) return { zh: `${zh}${rest.zh}`, en: `${en}${rest.en}` }
  const [side, where] = day.offset < 0 ? ['前', 'before'] : ['后', 'after']
  return {
    zh: `${zh}${side} ${days} 天${rest.zh}`,
    en: `${days} ${days === 1 ? 'day' : 'days'} ${where} ${en}${rest.en}`,
  }
}

const anchorOf = (rule: Rule, { anchor, feasts = [] }: DueDay): Why => {
  const [, month = '', day = ''] = anchor.split('-')
  switch (rule.kind) {
    case 'lunar':
      return { zh: `农历${lunarName(anchor)}`, en: `${lunarName(anchor)} of the lunar year` }
    case 'solar-term':
      return { zh: `${rule.term}（${anchor}）`, en: `${rule.term} (${anchor})` }
    case 'holiday': {
      const { zh, en } = borderNames[rule.border]
      return {
        zh: `${holidayName(feasts, 'zh')}假期${zh}（${anchor}）`,
        en: `the ${holidayName(feasts, 'en')} holiday ${en} (${anchor})`,
      }
    }
    case 'season': {
      const name = seasonNames[rule.season] ?? { zh: rule.season, en: rule.season }
      const { zh, en } = borderNames[rule.border]
      return { zh: `${name.zh}${zh}（${anchor}）`, en: `the ${name.en} ${en} (${anchor})` }
    }
    default:
      return { zh: `每年 ${Number(month)} 月 ${Number(day)} 日`, en: `every year on ${month}-${day}` }
  }
}

const weekdayNames = [
  ['一', 'Monday'],
  ['二', 'Tuesday'],
  ['三', 'Wednesday'],
  ['四', 'Thursday'],
  ['五', 'Friday'],
  ['六', 'Saturday'],
  ['日', 'Sunday'],
] as const

const everyTime = (every: Every, window: string): Why => {
  if ('dayOfMonth' in every)
    return { zh: `${window} 每月 ${every.dayOfMonth} 日`, en: `day ${every.dayOfMonth} of each month in ${window}` }
  const names = every.weekdays.flatMap(number => [weekdayNames[number - 1] ?? []].flat())
  const zh = names.filter((_, index) => index % 2 === 0).join('、')
  const en = names.filter((_, index) => index % 2 === 1).join(' and ')
  return { zh: `${window} 每周${zh}`, en: `each ${en} in ${window}` }
}

const two = (number: number): string => String(number).padStart(2, '0')
const edgeName = (edge: Edge): string =>
  'term' in edge
    ? `${edge.term}${edge.offset === 0 ? '' : `${edge.offset > 0 ? '+' : ''}${edge.offset}d`}`
    : `${two(edge.month)}-${two(edge.day)}`
