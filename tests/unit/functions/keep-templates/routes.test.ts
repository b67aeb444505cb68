import { beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/keep-templates/routes.ts'
import { memoryTemplates } from '../../../../shared/adapters/memory/templates.ts'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import { TemplateList, TemplateView } from '../../../../shared/contracts/templates.ts'
import type { KeyHolder } from '../../../../shared/domain/source.ts'
import { Template, type TemplateContent } from '../../../../shared/domain/templates/template.ts'
import { keyHolder } from '../../../fixtures/key-holder.ts'
import { aTemplate } from '../../../fixtures/templates.ts'
import { recordingLog } from '../../support/recording-log.ts'

const holders: Record<string, KeyHolder> = {
  country: keyHolder('administrator', ''),
  county: keyHolder('administrator', '430182'),
  neighbour: keyHolder('administrator', '430181'),
  officer: keyHolder('operator', '430182'),
  source: keyHolder('source', ''),
}
const { area: _, signature, language, status, uses, words, variables } = aTemplate()
const content = (more: Partial<TemplateContent> = {}): TemplateContent => ({
  ...{ area: '430182', signature, language, status, uses, words, variables },
  ...more,
})
const path = '/v1/templates/alibaba/rain'

describe('the registry of templates', () => {
  let ask: (method: string, path: string, key?: string, body?: unknown) => Promise<Response>
  let log: ReturnType<typeof recordingLog>

  beforeEach(() => {
    log = recordingLog()
    const keys = { find: async (key: string) => holders[key] }
    const app = routes({ templates: memoryTemplates(), keys, clock: { now: () => 5_000 }, log })
    ask = async (method, path, key = 'county', body) =>
      app.request(path, {
        method,
        headers: { authorization: `Bearer ${key}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
  })

  const edits = (version: number, more: Partial<TemplateContent> = {}, key = 'county') =>
    ask('PUT', path, key, { version, content: content(more) })
  const moves = (version: number, event: string, more: object = {}, key = 'county') =>
    ask('POST', `${path}/state`, key, { version, event, ...more })
  const refusal = async (response: Response) => {
    const { status, type, reasons } = ProblemDocument.parse(await response.json())
    return [status, type.split(':').at(-1), ...reasons.map(({ code }) => code)]
  }
  const template = async (response: Response) => {
    const body = await response.json()
    expect(response.status, JSON.stringify(body)).toBe(200)
    return Template.parse(body)
  }

  it('takes a template from a draft to its approval, and keeps who did what', async () => {
    expect(await template(await edits(0))).toMatchObject({
      state: 'draft',
      version: 1,
      by: 'administrator-430182',
      at: 5_000,
    })
    expect(await template(await moves(1, 'submit', { id: 'SMS_9' }))).toMatchObject({ state: 'submitted', id: 'SMS_9' })
    expect(await template(await moves(2, 'approve'))).toMatchObject({ state: 'approved', id: 'SMS_9', version: 3 })
    const view = TemplateView.parse(await (await ask('GET', path, 'officer')).json())
    expect(view.template.state).toBe('approved')
    expect(view.history.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '3 approved',
      '2 submitted',
      '1 draft',
    ])
    expect(log.lines.at(-1)).toMatchObject({ code: 'template-changed' })
  })

  it('a rejected one keeps the carrier’s reason until it is edited', async () => {
    await edits(0)
    await moves(1, 'submit')
    expect(await refusal(await moves(2, 'reject'))).toEqual([422, 'reason-missing'])
    expect(await template(await moves(2, 'reject', { reason: '变量说明不足' }))).toMatchObject({
      reason: '变量说明不足',
    })
    const edited = await template(await edits(3, { signature: '长沙应急' }))
    expect([edited.state, edited.reason, edited.signature]).toEqual(['draft', undefined, '长沙应急'])
  })

  it('is not approved without the carrier’s id', async () => {
    await edits(0)
    await moves(1, 'submit')
    expect(await refusal(await moves(2, 'approve'))).toEqual([422, 'id-missing'])
  })

  it.each([
    ['edit the words that a carrier has', 'edit'],
    ['submit it twice', 'submit'],
  ])('nobody can %s', async (_, event) => {
    await edits(0)
    await moves(1, 'submit')
    expect(await refusal(event === 'edit' ? await edits(2) : await moves(2, event))).toEqual([
      409,
      'not-for-this-state',
    ])
  })

  it('of two who change the same version one is told that it moved', async () => {
    await edits(0)
    const both = await Promise.all([moves(1, 'submit'), moves(1, 'retire', { reason: '不再使用' })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await refusal(await edits(0))).toEqual([409, expect.stringMatching(/moved|not-for-this-state/)])
  })

  it('refuses what no carrier would approve, with every reason', async () => {
    const bad = { words: '{issuer}{time}发布{headline}。{instruction}。', status: 'Exercise' as const }
    expect(await refusal(await edits(0, bad))).toEqual([422, 'refused', 'variables-adjacent', 'drill-unmarked'])
  })

  it('lets each administrator keep what carries warnings inside their own area', async () => {
    expect(await refusal(await edits(0, { area: '' }))).toEqual([403, 'outside-jurisdiction'])
    await edits(0)
    expect(await refusal(await edits(1, { area: '430181' }, 'neighbour'))).toEqual([403, 'outside-jurisdiction'])
    expect(await refusal(await moves(1, 'submit', {}, 'neighbour'))).toEqual([403, 'outside-jurisdiction'])
    expect((await moves(1, 'submit', {}, 'country')).status).toBe(200)
  })

  it('lists what may carry a warning of the asking area, of one carrier or of all', async () => {
    const put = (name: string, area: string) =>
      ask('PUT', `/v1/templates/${name}`, 'country', { version: 0, content: content({ area }) })
    await Promise.all([
      put('alibaba/all', ''),
      put('alibaba/mine', '430182'),
      put('tencent/mine', '43'),
      put('alibaba/other', '430181'),
    ])
    const names = async (query: string, key: string) =>
      TemplateList.parse(await (await ask('GET', `/v1/templates${query}`, key)).json()).templates.map(
        ({ carrier, name }) => `${carrier}/${name}`,
      )
    expect(await names('', 'officer')).toEqual(['tencent/mine', 'alibaba/all', 'alibaba/mine'])
    expect(await names('?carrier=alibaba', 'country')).toEqual(['alibaba/all', 'alibaba/mine', 'alibaba/other'])
    expect(await refusal(await ask('GET', '/v1/templates/alibaba/other', 'officer'))).toEqual([404, 'unknown-template'])
  })

  it.each([
    ['a key of a source', 'GET', '/v1/templates', 'source', 403, 'role-not-permitted'],
    ['an operator who would change one', 'PUT', path, 'officer', 403, 'role-not-permitted'],
    ['a carrier of free text', 'GET', '/v1/templates/sns/rain', 'county', 404, 'unknown-carrier'],
    ['a carrier of free text in a list', 'GET', '/v1/templates?carrier=sns', 'county', 404, 'unknown-carrier'],
    ['a name with a blank', 'GET', '/v1/templates/alibaba/A%20b', 'county', 422, 'no-template-name'],
    ['one that nobody knows', 'GET', '/v1/templates/alibaba/none', 'county', 404, 'unknown-template'],
    ['a step of one that nobody knows', 'POST', '/v1/templates/alibaba/none/state', 'county', 404, 'unknown-template'],
  ])('%s is refused', async (_, method, path, key, status, type) => {
    const body = method === 'POST' ? { version: 0, event: 'submit' } : method === 'PUT' ? {} : undefined
    expect(await refusal(await ask(method, path, key, body))).toEqual([status, type])
  })

  it('a body that is too large is not read', async () => {
    expect((await ask('PUT', path, 'county', { words: 'x'.repeat(20_000) })).status).toBe(413)
  })
})
