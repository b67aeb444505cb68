import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/show-alert/routes.ts'
import { memoryWarnings } from '../../../../shared/adapters/memory/warnings.ts'
import type { IssuedAlert, Warning } from '../../../../shared/domain/warning.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const issuedAt = Date.parse('2026-07-01T04:10:05+08:00')

type Case = { issued?: IssuedAlert; warning?: Partial<Warning>; now?: number }
const site = async ({ issued = rainIssued(), warning: more = {}, now = issuedAt }: Case = {}) => {
  const warnings = memoryWarnings()
  const { warning: id, lane, colour, expiresAt } = issued
  const series = {
    lane,
    colour,
    expiresAt,
    source: 's',
    receivedAt: issuedAt,
    counties: ['430182'],
    policyVersion: '1',
  }
  const warning: Warning = { id, state: 'in-force', rev: 1, seq: 1, ...series, ...more }
  const history = { warning: id, rev: 1, at: issuedAt, by: 's', action: 'receive', to: warning.state }
  await warnings.add({ warning, alert: issued, identity: 'i', history, issue: true })
  return routes({ warnings, clock: { now: () => now }, zone: 'Asia/Shanghai' })
}
const open = async (given?: Case, path = '/a/w1') => {
  const response = await (await site(given)).request(path)
  return { response, page: await response.text() }
}

describe('the public page of a warning', () => {
  it('says what is in force, since when, from whom, and what to do', async () => {
    const { response, page } = await open()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=UTF-8')
    for (const words of [
      '有效 In force',
      '红色 Red',
      '宁乡市气象台发布暴雨红色预警[I级/特别严重]',
      '<dd>宁乡市气象台</dd>',
      '2026-07-01 04:10 UTC+8',
      '2026-07-01 16:10 UTC+8',
      '沙田乡降雨已达112.6毫米',
      '危险区群众请立即转移到安置点',
      '宁乡市',
    ])
      expect(page).toContain(words)
  })

  it.each([
    ['in-force', issuedAt, '有效 In force'],
    ['in-force', Date.parse('2026-07-01T16:10:00+08:00'), '已过期 Expired'],
    ['expired', issuedAt, '已过期 Expired'],
    ['cancelled', issuedAt, '已解除 Cancelled'],
  ] as const)('a warning %s at %i is shown as %s', async (state, now, words) => {
    const { page } = await open({ warning: { state }, now })
    expect(page).toContain(words)
  })

  it('shows Chinese before other languages', async () => {
    const english = rainInfo({
      language: 'en',
      event: 'Rainstorm',
      headline: 'Red rainstorm warning',
      severity: 'Extreme',
    })
    const { page } = await open({ issued: rainIssued({ info: [english, rainInfo()] }) })
    expect(page.indexOf('lang="en"')).toBeGreaterThan(page.indexOf('<section lang="zh-CN"'))
    expect(page).toContain('<title>宁乡市气象台发布暴雨红色预警[I级/特别严重]</title>')
  })

  it('nothing of the Alert is markup', async () => {
    const hostile = '<script>alert(1)</script>"\'&'
    const words = { event: hostile, headline: hostile, description: hostile, instruction: hostile, senderName: hostile }
    const area = [{ areaDesc: hostile, polygon: [], circle: [], geocode: [] }]
    const { page } = await open({ issued: rainIssued({ info: [rainInfo({ ...words, area, language: '"><b>' })] }) })
    expect(page).not.toMatch(/<script|<b>/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
  })

  it('shows no person: neither contact nor the officer who signed', async () => {
    const info = rainInfo({ senderName: '王某某', contact: '+86 154 0000 0000', headline: '暴雨红色预警' })
    const { page } = await open({ issued: rainIssued({ info: [info] }) })
    expect(page).not.toContain('王某某')
    expect(page).not.toContain('154 0000 0000')
    expect(page).not.toContain('weather@')
    expect(page).toContain('<dd>example.org</dd>')
  })

  it('is a page without script, that nobody can frame, and that loads nothing', async () => {
    const { response, page } = await open()
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('public, max-age=15')
    expect(page).not.toMatch(/<script|<img|<link| style=/)
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
    expect(policy).toContain(createHash('sha256').update(style).digest('base64'))
  })

  it.each([
    ['a Private alert', { issued: rainIssued({ scope: 'Private' }) }],
    ['a Restricted alert', { issued: rainIssued({ scope: 'Restricted' }) }],
    ['an Exercise', { issued: rainIssued({ status: 'Exercise' }) }],
    ['a Test', { issued: rainIssued({ status: 'Test' }) }],
    ['what waits for approval', { warning: { state: 'awaiting-approval', seq: 0 } }],
    ['what waits for its time', { warning: { state: 'scheduled' } }],
    ['what was rejected', { warning: { state: 'rejected', seq: 0 } }],
    ['what was withdrawn before it was issued', { warning: { state: 'cancelled', seq: 0 } }],
  ] as const)('%s has no page', async (_, given) => {
    const { response, page } = await open(given as Case)
    expect(response.status).toBe(404)
    expect(page).toContain('没有这条预警')
    expect(page).not.toContain('暴雨')
  })

  it.each(['/a/w2', `/a/${'x'.repeat(65)}`, '/a/w1%00'])('%s is not found, as a page', async path => {
    const { response, page } = await open(undefined, path)
    expect(response.status).toBe(404)
    expect(page).toContain('No such warning')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('a Cancel without words of its own shows what it cancelled', async () => {
    const warnings = memoryWarnings()
    const first = rainIssued()
    const series = { lane: first.lane, colour: first.colour, expiresAt: first.expiresAt, source: 's', receivedAt: 0 }
    const warning: Warning = {
      id: 'w1',
      state: 'cancelled',
      rev: 2,
      seq: 2,
      ...series,
      counties: [],
      policyVersion: '1',
    }
    const history = { warning: 'w1', rev: 1, at: 0, by: 's', action: 'receive', to: warning.state }
    await warnings.add({ warning, alert: first, identity: 'i1', history, issue: true })
    const cancel = rainIssued({ msgType: 'Cancel', info: [] }, { seq: 2 })
    await warnings.add({ warning, alert: cancel, identity: 'i2', history, issue: true })
    const response = await routes({ warnings, clock: { now: () => 0 }, zone: 'Asia/Shanghai' }).request('/a/w1')
    expect(await response.text()).toContain('宁乡市气象台发布暴雨红色预警')
  })
})
