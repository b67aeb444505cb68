import type { NoticeBook } from '../../domain/calendar/book.ts'
import { piecesOf } from '../../domain/templates/placeholders.ts'
import {
  Carried,
  type Template,
  type TemplateContent,
  type Use,
  type Variable,
} from '../../domain/templates/template.ts'
import { type TemplateCarrier, templateRules } from '../../domain/templates/template-carrier.ts'

/** How a text of each use begins: who, when, what, and which of its series. */
const openings: Record<Use, string> = {
  alert: '{issuer}于{time}发布{headline}。',
  update: '更新（第{serial}报）：{issuer}于{time}发布{headline}。',
  cancel: '解除（第{serial}报）：{issuer}于{time}解除{headline}。',
  'not-covered': '您所在地区已不在预警范围内。更新（第{serial}报）：{issuer}于{time}发布{headline}。',
  notice: '{issuer}于{time}提醒您：{headline}。',
  'duty-call': '值班呼叫：{issuer}于{time}通知：{headline}。请运行 tongluo waiting 查看并处理。',
}

/** What follows it, by the name of the template: the description, the instruction, each parted over so many variables. */
type Tail = { suffix: string; description: number; instruction: number }
const tail = (suffix: string, description: number, instruction: number): Tail => ({ suffix, description, instruction })

const brief = tail('brief', 0, 0)
const whole = [brief, tail('more', 1, 0), tail('do', 0, 1), tail('more-do', 1, 1)]
/** In variables of 35 characters: a sentence, two, or a list. */
const parted = [
  brief,
  tail('more', 2, 0),
  tail('do-1', 0, 1),
  tail('do-2', 0, 2),
  tail('do-4', 0, 4),
  tail('more-do-2', 2, 2),
]

const tails: Record<TemplateCarrier, Record<Use, Tail[]>> = {
  tencent: {
    alert: whole,
    update: whole,
    cancel: [brief, tail('more', 1, 0), tail('do', 0, 1)],
    'not-covered': [brief],
    notice: [tail('do', 0, 1)],
    'duty-call': [tail('more', 1, 0)],
  },
  alibaba: {
    alert: parted,
    update: parted,
    cancel: [brief, tail('more', 2, 0), tail('do-1', 0, 1)],
    'not-covered': [brief],
    notice: [tail('do-1', 0, 1), tail('do-2', 0, 2), tail('do-4', 0, 4)],
    'duty-call': [brief],
  },
}

const marks: Record<Template['status'], string> = { Actual: '', Exercise: '（演练）', Test: '（测试）' }

/** Characters, where the carrier itself does not set less. */
const mostOf: Record<Carried, number> = {
  issuer: 25,
  time: 20,
  headline: 35,
  event: 15,
  colour: 5,
  serial: 3,
  areas: 60,
  description: 120,
  instruction: 240,
}

type Order = Pick<Template, 'carrier' | 'area' | 'signature' | 'status'>
export type Suggestion = { name: string; content: TemplateContent }

/** The project's own words for a jurisdiction, to be registered with its carrier. `name` begins with `prefix`. */
export const suggestedTemplates = ({ carrier, ...order }: Order, prefix: string): Suggestion[] =>
  Object.entries(tails[carrier]).flatMap(([use, some]) =>
    some.map(one => suggestion({ carrier, ...order }, prefix, use as Use, one)),
  )

/** The notices of the calendar word by word, one template each: nothing in it could be too long. One that names its feast is none. */
export const suggestedNotices = (
  { notices }: Pick<NoticeBook, 'notices'>,
  { area, signature }: Pick<Template, 'area' | 'signature'>,
  prefix: string,
): Suggestion[] =>
  notices.flatMap(({ id, texts: { zh: words = '' } }) =>
    words === '' || words.includes('{')
      ? []
      : {
          name: [prefix, 'notice', id.toLowerCase()].join('-'),
          content: { area, signature, language: 'zh', status: 'Actual', uses: ['notice'], words, variables: [] },
        },
  )

const suggestion = ({ carrier, area, signature, status }: Order, prefix: string, use: Use, one: Tail): Suggestion => {
  const description = partsOf('description', one.description)
  const instruction = partsOf('instruction', one.instruction)
  const words = [
    `${marks[status]}${openings[use]}`,
    ...sentence('', description),
    ...sentence(use === 'notice' ? '' : '防御指南：', instruction),
  ].join('')
  const variables = piecesOf(words).flatMap(piece => ('variable' in piece ? [variable(carrier, piece.variable)] : []))
  const drill = status === 'Actual' ? [] : [status.toLowerCase()]
  return {
    name: [prefix, ...drill, use, one.suffix].join('-'),
    content: { area, signature, language: 'zh', status, uses: [use], words, variables },
  }
}

const partsOf = (carried: Carried, count: number): string[] =>
  Array.from({ length: count }, (_, index) => (count === 1 ? carried : `${carried}${index + 1}`))

const sentence = (label: string, names: readonly string[]): string[] =>
  names.length === 0 ? [] : [`${label}${names.map(name => `{${name}}`).join('；')}。`]

/** `instruction2` carries a part of the instruction. */
const variable = (carrier: TemplateCarrier, name: string): Variable => {
  const carries = Carried.parse(name.replace(/\d+$/, ''))
  const most = Math.min(mostOf[carries], templateRules[carrier].variable)
  return { name, carries, most, kind: carries === 'serial' ? 'number' : 'text' }
}
