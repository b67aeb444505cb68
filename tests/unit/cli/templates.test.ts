import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../functions/keep-templates/routes.ts'
import { speaker } from '../../../infra/cli/language.ts'
import { previewText } from '../../../infra/cli/show/preview.ts'
import { memoryTemplates } from '../../../shared/adapters/memory/templates.ts'
import type { AlertPreview } from '../../../shared/contracts/preview.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import { Template } from '../../../shared/domain/templates/template.ts'
import { keyHolder } from '../../fixtures/key-holder.ts'
import { recordingLog } from '../support/recording-log.ts'
import { served } from './support/served.ts'

const holders: Record<string, KeyHolder> = {
  keeper: keyHolder('administrator', '430182'),
  officer: keyHolder('operator', '430182'),
}
const suggest = [
  'template',
  'suggest',
  '--carrier',
  'alibaba',
  '--signature',
  '宁乡应急',
  '--area',
  '430182',
  '--prefix',
  'nx',
]

describe('tongluo template', () => {
  let templates: ReturnType<typeof memoryTemplates>
  let here: Awaited<ReturnType<typeof served>>
  beforeEach(async () => {
    templates = memoryTemplates()
    const keys = { find: async (key: string) => holders[key] }
    here = await served(routes({ templates, keys, clock: { now: () => 0 }, log: recordingLog() }))
  })
  afterEach(() => here.close())

  it('stores the suggested set as drafts, once, and shows what to type into the console', async () => {
    const { printed } = await here.run(suggest, 'keeper')
    expect(printed).toMatch(/nx-alert-do-2\n {2}\$\{issuer\}于\$\{time\}发布\$\{headline\}。防御指南：/)
    expect(printed).toContain('20 drafts stored, 0 were there.')
    expect((await here.run(suggest, 'keeper')).printed).toContain('0 drafts stored, 20 were there.')
    expect((await here.run([...suggest, '--status', 'Exercise'], 'keeper', 'zh')).printed).toContain('新存 20 个草稿')
    expect((await here.run([...suggest, '--notices'], 'keeper')).printed).toContain('nx-notice-r01')
  })

  it('takes one through the carrier’s review and lists how far it is', async () => {
    await here.run(suggest, 'keeper')
    const step = (event: string, ...more: string[]) =>
      here.run(['template', event, 'alibaba', 'nx-alert-brief', ...more], 'keeper')
    expect((await step('approve')).code).toBe(1)
    expect((await step('submit', '--id', 'SMS_7')).printed).toContain('version 2: submitted')
    expect((await step('reject', '--reason', '变量说明不足')).printed).toContain('rejected (变量说明不足)')
    await step('submit')
    expect((await step('approve')).printed).toContain('alibaba/nx-alert-brief version 5: approved')
    const list = (await here.run(['template', 'list', '--carrier', 'alibaba'], 'officer', 'zh')).printed
    expect(list.split('\n').find(line => line.startsWith('nx-alert-brief'))).toMatch(
      /alibaba +SMS_7 +已通过 +预警 +宁乡应急 +430182$/,
    )
    expect((await step('retire', '--reason', '换新')).printed).toContain('retired (换新)')
  })

  it('shows one with its length, variables and versions', async () => {
    await here.run(suggest, 'keeper')
    const { printed } = await here.run(['template', 'show', 'alibaba', 'nx-cancel-brief'], 'officer')
    expect(printed).toMatch(/解除（第\$\{serial\}报）：\$\{issuer\}于/)
    expect(printed).toMatch(/with its signature \d+ characters at most/)
    expect(printed).toMatch(/serial +serial +number +3/)
    expect(printed).toContain('alibaba/nx-cancel-brief version 1: draft, administrator')
  })

  it('sets one from a file, as show prints it; what the carrier has is not changed', async () => {
    await here.run(suggest, 'keeper')
    const { printed } = await here.run(['template', 'show', 'alibaba', 'nx-alert-brief', '--json'], 'officer')
    const file = join(here.cwd, 'template.json')
    writeFileSync(file, printed.replaceAll('宁乡应急', '长沙应急'))
    const set = ['template', 'set', 'alibaba', 'nx-alert-brief', file]
    expect(Template.parse(JSON.parse((await here.run([...set, '--json'], 'keeper')).printed))).toMatchObject({
      version: 2,
      signature: '长沙应急',
    })
    await here.run(['template', 'submit', 'alibaba', 'nx-alert-brief'], 'keeper')
    const refused = await here.run(set, 'keeper')
    expect([refused.code, refused.why]).toEqual([1, expect.stringContaining('not edited')])
  })

  it('says what is wrong with a file, a name, a key', async () => {
    const file = join(here.cwd, 'none.json')
    writeFileSync(file, '{"words": 1}')
    const set = await here.run(['template', 'set', 'alibaba', 'x', file], 'keeper')
    expect([set.code, set.why]).toEqual([2, expect.stringContaining('is no template')])
    expect((await here.run(['template', 'show', 'alibaba', 'none'], 'officer')).why).toContain(
      'There is no such template',
    )
    expect((await here.run(suggest, 'officer')).why).toContain('operator')
  })

  it('an empty registry says what to do', async () => {
    expect((await here.run(['template', 'list'], 'officer')).printed).toContain('template suggest --help')
  })
})

describe('tongluo preview', () => {
  it('names the template of each reader, or says that there is none', () => {
    const none = { count: 0, turn: { kind: 'not-addressed' as const, reason: 'not-for-this-colour' } }
    const preview: AlertPreview = {
      ...{ warning: 'w1', seq: 1, known: false, outcome: 'issued', status: 'Actual', state: 'in-force' },
      ...{ warnings: [], unresolved: [], follows: [], reachedBefore: 0, towns: [], texts: [] },
      listeners: { people: none, public: none, rooms: none, speakers: none },
      sms: {
        ...{ parts: 1, messages: 8 },
        templates: [
          { lang: 'zh-CN', covered: true, template: 'nx-update-do-1', unfit: [] },
          {
            lang: 'zh-CN',
            covered: false,
            unfit: [{ template: 'nx-not-covered-brief', version: 2, reason: 'not-approved' }],
          },
        ],
      },
    }
    const shown = previewText(speaker('en'), 'a.xml', preview)
    expect(shown).toContain('SMS template (zh-CN): nx-update-do-1')
    expect(shown).toContain('SMS template (zh-CN, outside): none carries it, no SMS is sent')
    expect(previewText(speaker('zh'), 'a.xml', preview)).toContain('没有能承载的')
  })
})
