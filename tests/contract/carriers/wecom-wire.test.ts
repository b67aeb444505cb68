import { afterEach, describe, expect, it } from 'vitest'
import { startField } from '../../../infra/field/field.ts'
import { postsPerMinute } from '../../../infra/field/rooms/robot.ts'
import { wecomChatCarrier } from '../../../shared/adapters/carriers/wecom/chat-carrier.ts'
import { wecomErrors } from '../../../shared/adapters/carriers/wecom/outcomes.ts'
import { populated } from './nobody.ts'
import { never, permitFor, refOf } from './permits.ts'
import { startWire } from './wire.ts'

let close = async (): Promise<void> => undefined
afterEach(() => close())

const permit = permitFor('wecom:contract key/1')
const postVia = async (status: number, body: string, content = '停课', kind: 'text' | 'markdown' = 'text') => {
  const wire = await startWire(() => ({ status, body }))
  close = wire.close
  const carrier = wecomChatCarrier({ url: wire.url })
  return {
    result: await carrier.post({ permit, content: { kind, body: content }, ref: refOf('group-chat') }, never()),
    heard: wire.heard,
  }
}

describe('what WeCom says, and what is made of it', () => {
  it.each(Object.entries(wecomErrors))('errcode %s under HTTP 200', async (errcode, [verdict]) => {
    const { result } = await postVia(200, JSON.stringify({ errcode: Number(errcode), errmsg: 'no' }))
    expect(result).toEqual(verdict)
  })

  it.each([
    ['an errcode nobody knows', 200, '{"errcode":12345}', 'refused', 'carrier-refused'],
    ['an answer that is not JSON', 200, '<html></html>', 'unknown', 'carrier-busy'],
    ['an answer without an errcode', 200, '{}', 'unknown', 'carrier-busy'],
    ['HTTP 500', 500, '', 'unknown', 'carrier-busy'],
    ['HTTP 502', 502, '', 'unknown', 'carrier-busy'],
    ['HTTP 404', 404, '', 'refused', 'carrier-refused'],
    ['HTTP 429', 429, '', 'retry-later', 'throttled'],
  ])('%s', async (_, status, body, outcome, reason) => {
    const { result } = await postVia(status, body)
    expect(result).toMatchObject({ outcome, reason })
  })

  it('posts the content under its type, with the key of the permit', async () => {
    const { result, heard } = await postVia(200, '{"errcode":0,"errmsg":"ok"}', '**停课**', 'markdown')
    expect(result).toEqual({ outcome: 'accepted' })
    expect(heard[0]?.url).toBe('/cgi-bin/webhook/send?key=contract%20key%2F1')
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ msgtype: 'markdown', markdown: { content: '**停课**' } })
  })

  it.each([
    ['text', 2_048],
    ['markdown', 4_096],
  ] as const)('a %s of at most %i bytes', async (kind, bytes) => {
    const fits = await postVia(200, '{"errcode":0}', 'a'.repeat(bytes), kind)
    expect(fits.result).toEqual({ outcome: 'accepted' })
    await close()
    const over = await postVia(200, '{"errcode":0}', `${'雨'.repeat(Math.floor(bytes / 3))}aaa`, kind)
    expect(over.result).toEqual({ outcome: 'refused', reason: 'too-long' })
    expect(over.heard).toHaveLength(0)
  })

  it("is put off for a minute by the robot's own limit", async () => {
    const field = await startField({ population: populated({ kind: 'room', place: '430182101000', key: 'busy' }) })
    close = () => field.close()
    const carrier = wecomChatCarrier({ url: `${field.url}/wecom` })
    const post = {
      permit: permitFor('wecom:busy'),
      content: { kind: 'text' as const, body: '停课' },
      ref: refOf('group-chat'),
    }
    const results = []
    for (let n = 0; n <= postsPerMinute; n += 1) results.push(await carrier.post(post, never()))
    expect(results.slice(0, postsPerMinute)).toEqual(Array(postsPerMinute).fill({ outcome: 'accepted' }))
    expect(results.at(-1)).toEqual({ outcome: 'retry-later', reason: 'throttled', afterSeconds: 60 })
  })
})
