import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/show-alert/routes.ts'
import { memoryWarnings } from '../../../../shared/adapters/memory/warnings.ts'
import type { IssuedAlert, Warning } from '../../../../shared/domain/series/warning.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'
import { aWarning } from '../../../fixtures/warning.ts'

const issuedAt = Date.parse('2026-07-01T04:10:05+08:00')

type Case = { issued?: IssuedAlert; warning?: Partial<Warning>; now?: number; also?: IssuedAlert[] }
const site = async ({ issued = rainIssued(), warning: more = {}, now = issuedAt, also = [] }: Case = {}) => {
  const warnings = memoryWarnings()
  const { warning: id, lane, colour, expiresAt, seq } = issued
  const common = { lane, colour, expiresAt, receivedAt: issuedAt, counties: ['430182'] }
  const warning = aWarning({ id, seq, lastSeq: seq, ...common, ...more })
  let from: Warning | undefined
  for (const alert of [...also, issued]) {
    const to = { ...warning, rev: (from?.rev ?? 0) + 1 }
    const history = { warning: id, rev: to.rev, at: issuedAt, by: 's', action: 'receive', to: to.state }
    await warnings.commit({ changes: [{ ...(from && { from }), to, alert, history, issue: true }] })
    from = to
  }
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

  const update = { msgType: 'Update' as const, sent: '2026-07-01T06:30:00+08:00' }
  const cancel = { msgType: 'Cancel' as const, sent: '2026-07-01T09:05:00+08:00' }
  const reference = { sender: 'weather@example.org', identifier: 'first', sent: '2026-07-01T04:10:00+08:00' }

  it('an Update takes the place of what it follows, and says which number it is and what it follows', async () => {
    const gale = rainInfo({ headline: '宁乡市气象台发布大风蓝色预警' })
    const issued = rainIssued({ ...update, info: [gale], references: [reference] }, { seq: 2, colour: 'blue' })
    const { page } = await open({ issued, also: [rainIssued()] })
    expect(page).toContain('<dd>第2报 No. 2</dd>')
    expect(page).toContain('<dt>更新时间 Updated</dt><dd>2026-07-01 06:30 UTC+8</dd>')
    expect(page).toContain('<dt>此前发布于 Follows that of</dt><dd>2026-07-01 04:10 UTC+8</dd>')
    expect(page).toContain('宁乡市气象台发布大风蓝色预警')
    expect(page).toContain('class="state blue"')
    expect(page).not.toContain('暴雨红色预警')
  })

  it('what waits for a person beside what is in force is not shown', async () => {
    const waiting = rainIssued({ ...update, info: [rainInfo({ headline: '尚未批准' })] }, { seq: 2 })
    const { page } = await open({ also: [waiting] })
    expect(page).not.toContain('尚未批准')
    expect(page).toContain('宁乡市气象台发布暴雨红色预警')
  })

  it('a Cancel without words of its own says what it lifts, and neither its danger nor its orders', async () => {
    const english = rainInfo({ language: 'en', senderName: 'Weather Office', headline: 'Red rainstorm warning' })
    const mongolian = rainInfo({ language: 'mn-Mong-CN', headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ', description: 'ᠣᠷᠣᠨ᠎ᠠ' })
    const about = { alert: rainIssued({ info: [rainInfo(), english, mongolian] }).alert }
    const issued = rainIssued({ ...cancel, info: [], references: [reference] }, { seq: 3, about })
    const { page } = await open({ issued, also: [rainIssued()], warning: { state: 'cancelled' } })
    expect(page).toContain('已解除 Cancelled')
    expect(page).toContain('<h1>宁乡市气象台7月1日9时05分解除7月1日4时10分发布的暴雨红色预警[I级/特别严重]。</h1>')
    expect(page).toContain(
      '<h1>Weather Office, 1 Jul 09:05 (UTC+8): no longer in force: Red rainstorm warning (issued 1 Jul 04:10 (UTC+8)).</h1>',
    )
    expect(page).toContain('<h1>ᠪᠣᠷᠣᠭ᠎ᠠ</h1>')
    expect(page).toContain('<dt>解除时间 Cancelled</dt><dd>2026-07-01 09:05 UTC+8</dd>')
    expect(page).not.toMatch(/有效至|沙田乡|转移|ᠣᠷᠣᠨ/)
  })

  it('a Cancel with words of its own shows these', async () => {
    const allClear = rainInfo({
      headline: '宁乡市气象台解除暴雨红色预警',
      description: '云团已移出。',
      instruction: '有序返回。',
    })
    const issued = rainIssued({ ...cancel, info: [allClear] }, { seq: 2 })
    const { page } = await open({ issued, also: [rainIssued()], warning: { state: 'cancelled' } })
    for (const words of ['已解除 Cancelled', '宁乡市气象台解除暴雨红色预警', '云团已移出。', '有序返回。'])
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
    expect(page.indexOf('<section id="en" lang="en"')).toBeGreaterThan(page.indexOf('<section id="zh" lang="zh-CN"'))
    expect(page).toContain('<title>宁乡市气象台发布暴雨红色预警[I级/特别严重]</title>')
  })

  const english = rainInfo({ language: 'en', event: 'Rainstorm', headline: 'Red rainstorm warning' })
  const mongolian = rainInfo({ language: 'mn-Mong-CN', headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ', description: 'ᠣᠷᠣᠨ᠎ᠠ' })

  it('has a tab for each language, a link to its part of the page, and Mongolian script in columns from the left', async () => {
    const { page } = await open({ issued: rainIssued({ info: [english, mongolian, rainInfo()] }) })
    const tabs = [...page.matchAll(/<a href="#([^"]+)" lang="([^"]+)" class="([^"]*)">([^<]+)<\/a>/g)]
    expect(tabs.map(([, ...tab]) => tab)).toEqual([
      ['zh', 'zh-CN', '', '中文'],
      ['en', 'en', '', 'English'],
      ['mn', 'mn-Mong-CN', 'columns', 'ᠮᠣᠩᠭᠣᠯ'],
    ])
    const sections = [...page.matchAll(/<section id="([^"]+)" lang="([^"]+)" dir="auto" class="([^"]*)">/g)]
    expect(sections.map(([, ...section]) => section)).toEqual([
      ['zh', 'zh-CN', ''],
      ['en', 'en', ''],
      ['mn', 'mn-Mong-CN', 'columns'],
    ])
    expect(page).toMatch(/\.columns\{[^}]*writing-mode:vertical-lr[^}]*"Noto Sans Mongolian"/)
    // A browser that does not know :has shows every language; none is hidden by a rule outside of this one.
    expect(page.match(/display:none/g)).toHaveLength(1)
    expect(page).toMatch(/@supports selector\(:has\(\*\)\)\{[^@]*display:none\}\}/)
  })

  it('is without tabs in one language, and gives two variants of a language an address each', async () => {
    expect((await open()).page).not.toContain('<nav')
    const taiwan = rainInfo({ language: 'zh-Hant', headline: '暴雨紅色預警' })
    const { page } = await open({ issued: rainIssued({ info: [rainInfo(), taiwan] }) })
    expect(page).toContain('<section id="zh-cn" lang="zh-CN"')
    expect(page).toContain('<section id="zh-hant" lang="zh-Hant"')
  })

  it('links pictures and recordings, and loads none; what is not of the web is no link', async () => {
    const resource = [
      { resourceDesc: '', mimeType: 'image/png', uri: 'https://example.org/mn.png' },
      { resourceDesc: '', mimeType: 'audio/mpeg', uri: 'https://example.org/mn.mp3?a=1&b=2' },
      { resourceDesc: '', mimeType: 'image/png', uri: 'https://example.org/")[x](y)' },
      { resourceDesc: '', mimeType: 'image/png', uri: 'javascript:alert(1)' },
      { resourceDesc: '', mimeType: 'application/pdf', uri: 'https://example.org/mn.pdf' },
    ]
    const { page } = await open({ issued: rainIssued({ info: [rainInfo(), { ...mongolian, resource }] }) })
    expect(page).toContain('<a href="https://example.org/mn.png" rel="noreferrer noopener nofollow">图片 Picture</a>')
    expect(page).toContain('href="https://example.org/mn.mp3?a=1&amp;b=2"')
    expect(page).not.toMatch(/javascript:|mn\.pdf|\[x\]|<img|<audio/)
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
    ['a call to those on duty', { warning: { purpose: 'duty-call' } }],
    ['a series of exercises', { warning: { status: 'Exercise' } }],
    [
      'a Cancel of what was Private',
      {
        issued: rainIssued(
          { msgType: 'Cancel', info: [] },
          { about: { alert: rainIssued({ scope: 'Private' }).alert } },
        ),
      },
    ],
    ['a Cancel of nothing known', { issued: rainIssued({ msgType: 'Cancel', info: [] }) }],
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
})
