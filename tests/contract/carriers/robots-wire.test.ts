import { afterEach, describe, expect, it } from 'vitest'
import { startField } from '../../../infra/field/field.ts'
import { RoomCarrier, roomLimits } from '../../../shared/domain/rooms/room-carrier.ts'
import type { ChatPost } from '../../../shared/ports/carriers.ts'
import { populated } from './nobody.ts'
import { never, permitFor, refOf } from './permits.ts'
import { chatCarriers, robotErrors } from './robots.ts'
import { startWire } from './wire.ts'

let close = async (): Promise<void> => undefined
afterEach(() => close())

/** 2026-07-01T04:10:03.120+08:00 */
const now = 1_782_850_203_120
const post = (address: string, content: ChatPost['content']): ChatPost => ({
  permit: permitFor(address, { sheet: { channel: 'group-chat' } }),
  content,
  ref: refOf('group-chat'),
})

type Via = { status?: number; body?: string; content?: ChatPost['content']; address?: string }
const postVia = async (name: RoomCarrier, via: Via = {}) => {
  const { status = 200, body = '{"errcode":0,"code":0}', content = { kind: 'text', body: '停课' } } = via
  const wire = await startWire(() => ({ status, body }))
  close = wire.close
  const carrier = chatCarriers[name]({ url: wire.url, now: () => now })
  const result = await carrier.post(post(via.address ?? `${name}:key`, content), never())
  const [heard] = wire.heard
  return { result, calls: wire.heard.length, url: heard?.url, said: heard && JSON.parse(heard.body) }
}

describe.each(RoomCarrier.options)('what %s says, and what is made of it', name => {
  const { field, errors } = robotErrors[name]

  it.each(Object.entries(errors))(`${field} %s under HTTP 200`, async (code, [verdict]) => {
    const { result } = await postVia(name, { body: JSON.stringify({ [field]: Number(code), errmsg: 'no', msg: 'no' }) })
    expect(result).toEqual(verdict)
  })

  it.each([
    ['a code nobody knows', 200, `{"${field}":12345}`, 'refused', 'carrier-refused'],
    ['an answer that is not JSON', 200, '<html></html>', 'unknown', 'carrier-busy'],
    ['an answer without a code', 200, '{}', 'unknown', 'carrier-busy'],
    ['HTTP 500', 500, '', 'unknown', 'carrier-busy'],
    ['HTTP 502', 502, '', 'unknown', 'carrier-busy'],
    ['HTTP 404', 404, '', 'refused', 'carrier-refused'],
    ['HTTP 429', 429, '', 'retry-later', 'throttled'],
  ])('%s', async (_, status, body, outcome, reason) => {
    expect((await postVia(name, { status, body })).result).toMatchObject({ outcome, reason })
  })

  it.each(['text', 'markdown'] as const)(
    'a %s as long as its limit is taken, and a byte more is not asked',
    async kind => {
      const limit = roomLimits[name][kind]
      expect((await postVia(name, { content: { kind, body: 'a'.repeat(limit) } })).result).toEqual({
        outcome: 'accepted',
      })
      await close()
      const over = await postVia(name, { content: { kind, body: `${'雨'.repeat(Math.floor(limit / 3))}aaa` } })
      expect(over).toMatchObject({ result: { outcome: 'refused', reason: 'too-long' }, calls: 0 })
    },
  )

  it("takes no address of another carrier's, nor one that is none", async () => {
    for (const address of [name === 'wecom' ? 'feishu:key' : 'wecom:key', 'key', `${name}:`, `${name}:a:b:c`]) {
      const { result, calls } = await postVia(name, { address })
      expect([result, calls]).toEqual([{ outcome: 'refused', reason: 'invalid-address' }, 0])
      await close()
    }
  })
})

const markdown = '<font color="warning">【红色】</font>**停课**\n请转移。\n[详见](https://x.example/a/w1)'
const picture = { kind: 'picture', title: '红色', body: '请转移。', pictureUrl: 'https://x.example/mn.png' } as const

describe('as each protocol wants it', () => {
  it('WeCom: its key in the address, its three tones, an article that leads to the picture', async () => {
    const text = await postVia('wecom', { content: { kind: 'markdown', body: markdown }, address: 'wecom:a-b_1' })
    expect(text.url).toBe('/cgi-bin/webhook/send?key=a-b_1')
    expect(text.said).toEqual({ msgtype: 'markdown', markdown: { content: markdown } })
    await close()
    const { said } = await postVia('wecom', { content: picture })
    const { title, body, pictureUrl } = picture
    const article = { title, description: body, url: pictureUrl, picurl: pictureUrl }
    expect(said).toEqual({ msgtype: 'news', news: { articles: [article] } })
  })

  it('DingTalk: token, time and signature in the address, a title, no tones, lines apart', async () => {
    const signed = await postVia('dingtalk', {
      content: { kind: 'markdown', body: markdown },
      address: 'dingtalk:t:SECx',
    })
    // printf '1782850203120\nSECx' | openssl dgst -sha256 -hmac SECx -binary | base64
    const sign = 'M/1jdPS+dYlCPIT8lHAuRziWMBPiljBB7RQIDHC3fCE='
    expect(signed.url).toBe(`/robot/send?${new URLSearchParams({ access_token: 't', timestamp: String(now), sign })}`)
    expect(signed.said).toEqual({
      msgtype: 'markdown',
      markdown: { title: '【红色】停课', text: '【红色】**停课**\n\n请转移。\n\n[详见](https://x.example/a/w1)' },
    })
    await close()
    const { url, said } = await postVia('dingtalk', { content: picture, address: 'dingtalk:t' })
    expect(url).toBe('/robot/send?access_token=t')
    expect(said.markdown).toEqual({ title: '红色', text: '#### 红色\n\n请转移。\n\n![](https://x.example/mn.png)' })
  })

  it('Feishu: time and signature in the body, a card with a title, a linked picture, nobody called', async () => {
    const { url, said } = await postVia('feishu', {
      content: { kind: 'markdown', body: markdown },
      address: 'feishu:h-1:x',
    })
    expect(url).toBe('/open-apis/bot/v2/hook/h-1')
    // printf '' | openssl dgst -sha256 -hmac "$(printf '1782850203\nx')" -binary | base64
    expect(said).toMatchObject({
      timestamp: '1782850203',
      sign: 'sN+XC+rD6X5Vdji3dEB0yLhocfdEMDbNAkzQS9R4NBE=',
      msg_type: 'interactive',
    })
    expect(said.card.header.title.content).toBe('【红色】停课')
    expect(said.card.elements).toEqual([{ tag: 'markdown', content: '请转移。\n[详见](https://x.example/a/w1)' }])
    await close()
    const card = await postVia('feishu', { content: picture })
    expect(card.said).not.toHaveProperty('sign')
    expect(card.said.content.post.zh_cn.content).toEqual([
      [{ tag: 'text', text: '请转移。' }],
      [{ tag: 'a', text: picture.pictureUrl, href: picture.pictureUrl }],
    ])
    await close()
    const text = await postVia('feishu', { content: { kind: 'text', body: '<at user_id="all">所有人</at>' } })
    expect(text.said.content.text).not.toContain('<at')
    await close()
    const long = `${'雨'.repeat(120)}。`
    const { said: cut } = await postVia('feishu', { content: { kind: 'markdown', body: `**${long}**\n请转移。` } })
    expect(cut.card.elements[0].content).toContain(long)
  })
})

describe('under the limits of the field', () => {
  const field = (carrier: RoomCarrier, secret?: string) =>
    startField({ population: populated({ kind: 'room', place: '430182101000', key: 'busy', carrier, secret }) })

  it.each([
    ['wecom', 20, 60],
    ['dingtalk', 20, 600],
    ['feishu', 5, 10],
  ] as const)('%s: its robot is put off after %i posts at once, for %i seconds', async (name, most, afterSeconds) => {
    const { url, close: end } = await field(name)
    close = end
    const carrier = chatCarriers[name]({ url: `${url}/${name}` })
    const results = []
    for (let n = 0; n <= most; n += 1)
      results.push(await carrier.post(post(`${name}:busy`, { kind: 'text', body: '停课' }), never()))
    expect(results.slice(0, most)).toEqual(Array(most).fill({ outcome: 'accepted' }))
    expect(results.at(-1)).toEqual({ outcome: 'retry-later', reason: 'throttled', afterSeconds })
  })

  it.each(['dingtalk', 'feishu'] as const)(
    '%s: a wrong secret, or a clock two hours off, is told apart',
    async name => {
      const { url, close: end } = await field(name, 'right')
      close = end
      const say = (address: string, offMs: number) =>
        chatCarriers[name]({ url: `${url}/${name}`, now: () => Date.now() - offMs }).post(
          post(address, { kind: 'text', body: '停课' }),
          never(),
        )
      expect(await say(`${name}:busy:right`, 0)).toEqual({ outcome: 'accepted' })
      expect(await say(`${name}:busy:right`, 30 * 60_000)).toEqual({ outcome: 'accepted' })
      const refused = { outcome: 'refused', reason: 'robot-settings' }
      expect(await say(`${name}:busy:wrong`, 0)).toEqual(refused)
      expect(await say(`${name}:busy`, 0)).toEqual(refused)
      expect(await say(`${name}:busy:right`, 2 * 3_600_000)).toEqual(refused)
    },
  )
})
