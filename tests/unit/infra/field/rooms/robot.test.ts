import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dingtalkRobots } from '../../../../../infra/field/rooms/dingtalk.ts'
import { feishuRobots } from '../../../../../infra/field/rooms/feishu.ts'
import type { RobotWire } from '../../../../../infra/field/rooms/robot.ts'
import { wecomRobots } from '../../../../../infra/field/rooms/wecom.ts'

const now = 1_782_850_203_120
const read = (robots: RobotWire, body: unknown, more: { query?: string; secret?: string; at?: number } = {}) =>
  robots.read({
    url: new URL(`http://field/x${more.query ?? ''}`),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    secret: more.secret,
    now: more.at ?? now,
  })
const post = (msgtype: string, content: string) => ({ msgtype, [msgtype]: { content } })

describe("a WeCom robot's limits", () => {
  it.each([
    ['text', 2_048],
    ['markdown', 4_096],
  ])('%s of %i bytes is the most', (msgtype, bytes) => {
    expect(read(wecomRobots, post(msgtype, 'a'.repeat(bytes)))).toEqual({ content: 'a'.repeat(bytes) })
    expect(read(wecomRobots, post(msgtype, 'a'.repeat(bytes + 1)))).toMatchObject({ refused: { errcode: 40058 } })
    expect(read(wecomRobots, post(msgtype, '雨'.repeat(bytes / 2)))).toMatchObject({ refused: { errcode: 40058 } })
  })

  it.each([
    ['another type', post('voice', 'x'), 40008],
    ['no content', { msgtype: 'text', text: {} }, 40058],
    ['an empty content', post('text', ''), 40058],
    ['no JSON', 'hello', 40058],
    ['no object', '[]', 40058],
    ['an article that leads nowhere', { msgtype: 'news', news: { articles: [{ title: 't' }] } }, 40058],
  ])('refuses %s', (_, body, errcode) => {
    expect(read(wecomRobots, body)).toMatchObject({ refused: { errcode } })
  })

  it('takes 20 in any sixty seconds, of each robot for itself', () => {
    const turn = wecomRobots.turns()
    const first = Array.from({ length: 21 }, (_, n) => turn('a', n * 1_000))
    expect(first.filter(verdict => verdict === 'taken')).toHaveLength(20)
    expect(first.at(-1)).toBe('too-fast')
    expect(turn('b', 20_000)).toBe('taken')
    expect(turn('a', 59_999)).toBe('too-fast')
    expect(turn('a', 60_000)).toBe('taken')
    expect(turn('a', 60_001)).toBe('too-fast')
  })
})

describe("a DingTalk robot's limits", () => {
  const secret = 'SECabc'
  const signed = (timestamp: number, key = secret) => {
    const sign = createHmac('sha256', key).update(`${timestamp}\n${key}`).digest('base64')
    return `?${new URLSearchParams({ timestamp: String(timestamp), sign })}`
  }
  const text = post('text', '停课')

  it.each([
    ['signed now', signed(now), true],
    ['signed 59 minutes ago', signed(now - 59 * 60_000), true],
    ['signed 61 minutes ago', signed(now - 61 * 60_000), false],
    ['signed with another secret', signed(now, 'SECdef'), false],
    ['not signed', '', false],
  ])('%s', (_, query, taken) => {
    const answer = read(dingtalkRobots, text, { query, secret })
    expect(answer).toMatchObject(taken ? { content: '停课' } : { refused: { errcode: 310000 } })
  })

  it('a robot without a secret asks for no signature', () => {
    expect(read(dingtalkRobots, text)).toEqual({ content: '停课' })
  })

  it('shuts out for ten minutes whoever posts more than 20 in a minute', () => {
    const turn = dingtalkRobots.turns()
    const first = Array.from({ length: 21 }, (_, n) => turn('a', n * 1_000))
    expect(first.at(-1)).toBe('too-fast')
    expect(turn('a', 20_000 + 599_999)).toBe('too-fast')
    expect(turn('a', 20_000 + 600_000)).toBe('taken')
  })
})

describe("a Feishu robot's limits", () => {
  const secret = 'abc'
  const signed = (timestamp: number, key = secret) => ({
    timestamp: String(timestamp),
    sign: createHmac('sha256', `${timestamp}\n${key}`).update('').digest('base64'),
    msg_type: 'text',
    content: { text: '停课' },
  })
  const seconds = Math.floor(now / 1000)

  it.each([
    ['signed now', signed(seconds), true],
    ['signed 61 minutes ago', signed(seconds - 61 * 60), false],
    ['signed in milliseconds', signed(now), false],
    ['signed with another secret', signed(seconds, 'def'), false],
    ['not signed', { msg_type: 'text', content: { text: '停课' } }, false],
  ])('%s', (_, body, taken) => {
    expect(read(feishuRobots, body, { secret })).toMatchObject(
      taken ? { content: '停课' } : { refused: { code: 19021 } },
    )
  })

  it('refuses a request above 20 kB', () => {
    const text = 'a'.repeat(20 * 1024)
    expect(read(feishuRobots, { msg_type: 'text', content: { text } })).toMatchObject({ refused: { code: 9499 } })
  })

  it('takes five a second and a hundred a minute', () => {
    const turn = feishuRobots.turns()
    const second = Array.from({ length: 6 }, () => turn('a', 0))
    expect(second.filter(verdict => verdict === 'taken')).toHaveLength(5)
    const minute = Array.from({ length: 120 }, (_, n) => turn('b', n * 300))
    expect(minute.filter(verdict => verdict === 'taken')).toHaveLength(100)
  })
})
