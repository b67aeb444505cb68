import type { TemplateView } from '../../../shared/contracts/templates.ts'
import { consoleWords, longestText } from '../../../shared/domain/templates/console-words.ts'
import type { Template, TemplateState, Use } from '../../../shared/domain/templates/template.ts'
import type { Phrase, Say } from '../language.ts'
import { table } from '../table.ts'
import { timeOf } from './times.ts'

export const templateStateWords: Record<TemplateState, Phrase> = {
  draft: { zh: '草稿', en: 'draft' },
  submitted: { zh: '审核中', en: 'submitted' },
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '已驳回', en: 'rejected' },
  retired: { zh: '停用', en: 'retired' },
}
const useWords: Record<Use, Phrase> = {
  alert: { zh: '预警', en: 'alert' },
  update: { zh: '更新', en: 'update' },
  cancel: { zh: '解除', en: 'cancel' },
  'not-covered': { zh: '不再覆盖', en: 'no longer covered' },
  notice: { zh: '提醒', en: 'notice' },
  'duty-call': { zh: '值班呼叫', en: 'duty call' },
}
const statusWords: Record<Template['status'], Phrase> = {
  Actual: { zh: '正式', en: 'actual' },
  Exercise: { zh: '演练', en: 'exercise' },
  Test: { zh: '测试', en: 'test' },
}

export const templateListText = (say: Say, templates: readonly Template[]): string =>
  templates.length === 0
    ? say({
        zh: '还没有模板：见 tongluo template suggest --help',
        en: 'There are none: see tongluo template suggest --help',
      })
    : table(
        [
          say({ zh: '模板', en: 'template' }),
          say({ zh: '运营商', en: 'carrier' }),
          say({ zh: '编号', en: 'id' }),
          say({ zh: '状态', en: 'state' }),
          say({ zh: '用途', en: 'for' }),
          say({ zh: '签名', en: 'signature' }),
          say({ zh: '地区', en: 'area' }),
        ],
        templates.map(one => [
          one.name,
          one.carrier,
          one.id ?? '–',
          say(templateStateWords[one.state]),
          useText(say, one),
          one.signature,
          one.area || say({ zh: '全国', en: 'all' }),
        ]),
      )

const useText = (say: Say, { uses, status }: Template): string => {
  const all = uses.map(use => say(useWords[use])).join(say({ zh: '、', en: ', ' }))
  return status === 'Actual' ? all : `${all} (${say(statusWords[status])})`
}

export const templateText = (say: Say, { template, history }: TemplateView): string =>
  [
    headline(say, template),
    '',
    say({ zh: '报备时填写：', en: 'For the console of the carrier:' }),
    `  ${consoleWords(template)}`,
    say({
      zh: `连同签名最长 ${longestText(template)} 字`,
      en: `with its signature ${longestText(template)} characters at most`,
    }),
    ...(template.variables.length > 0 ? ['', variableTable(say, template)] : []),
    '',
    ...history.map(version => headline(say, version)),
  ].join('\n')

const variableTable = (say: Say, { variables }: Template): string =>
  table(
    [
      say({ zh: '变量', en: 'variable' }),
      say({ zh: '内容', en: 'carries' }),
      say({ zh: '类型', en: 'kind' }),
      say({ zh: '最多', en: 'at most' }),
    ],
    variables.map(({ name, carries, kind, most }) => [name, carries, kind, String(most)]),
  )

const headline = (say: Say, { carrier, name, version, state, reason, by, at }: Template): string => {
  const why = reason === undefined ? '' : ` (${reason})`
  return say({
    zh: `${carrier}/${name} 第 ${version} 版：${say(templateStateWords[state])}${why}，${by}，${timeOf(at)}`,
    en: `${carrier}/${name} version ${version}: ${say(templateStateWords[state])}${why}, ${by}, ${timeOf(at)}`,
  })
}

export const templateChanged = (say: Say, template: Template): string => headline(say, template)

export const suggestedText = (say: Say, made: readonly Template[], kept: number): string =>
  [
    ...made.map(one => `${one.name}\n  ${consoleWords(one)}`),
    say({
      zh: `新存 ${made.length} 个草稿，原有 ${kept} 个未动。报备后：tongluo template submit CARRIER NAME --id 编号`,
      en: `${made.length} drafts stored, ${kept} were there. Once registered: tongluo template submit CARRIER NAME --id ID`,
    }),
  ].join('\n')
