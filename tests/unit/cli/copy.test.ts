import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '../../../infra/cli/context.ts'
import { speaker } from '../../../infra/cli/language.ts'
import { program } from '../../../infra/cli/program.ts'

const text = '【红色】宁乡市气象台7月1日4时10分发布暴雨红色预警。'
const paste = { warning: 'w1', seq: 2, room: '石屋村乡亲群', person: '李某', by: 'operator-1', at: 1_782_850_800_000 }
const post = {
  id: 'aB3dE6gH9jK2.20260630T202000Z.x1y2z3',
  at: 1_782_850_800_000,
  outcome: 'accepted',
  alerts: ['w1.1', 'w2.1', 'w3.1'],
}
const rooms = [
  { place: '430182101000', name: '道林镇', room: 'room-1', carrier: 'wecom', seq: 1, state: 'accepted', post },
  {
    place: 'G-152529101',
    name: '明安图镇直通群',
    room: 'r',
    carrier: 'dingtalk',
    seq: 1,
    state: 'failed',
    reason: 'robot-revoked',
  },
]

describe('the text for personal groups, at the command line', () => {
  let server: Server
  let asked: { method: string; url: string; body: string }[] = []
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const { method = '', url = '' } = request
      asked.push({ method, url, body })
      const answer = url.endsWith('/rooms')
        ? { warning: 'w1', rooms }
        : method === 'POST'
          ? paste
          : { warning: 'w1', seq: 2, text }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  beforeEach(() => {
    asked = []
  })
  afterAll(() => void server.close())

  const call = async (...args: string[]) => {
    const [printed, told]: string[][] = [[], []]
    const { port } = server.address() as AddressInfo
    const context: Context = {
      say: speaker('zh'),
      environment: { TONGLUO_URL: `http://127.0.0.1:${port}`, TONGLUO_KEY: 'k' },
      cwd: '/',
      print: line => void printed?.push(line),
      tell: line => void told?.push(line),
      progress: () => undefined,
      settle: () => undefined,
    }
    await program(context).parseAsync(args, { from: 'user' })
    return { printed: printed?.join('\n') ?? '', told: told?.join('\n') ?? '' }
  }

  test('is printed and nothing else with it, and how to record that it was pasted is told beside', async () => {
    const { printed, told } = await call('copy', 'w1', '--place', '430182101201', '--language', 'en')
    expect(printed).toBe(text)
    expect(told).toContain('tongluo copy w1 --pasted --room “…” --number 2')
    expect(asked).toMatchObject([{ method: 'GET', url: '/v1/warnings/w1/copy?place=430182101201&lang=en' }])
  })

  test('that it was pasted is said with the group, the person and the number', async () => {
    const { printed } = await call(
      'copy',
      'w1',
      '--pasted',
      '--room',
      '石屋村乡亲群',
      '--person',
      '李某',
      '--number',
      '2',
    )
    expect(printed).toContain(
      '人工粘贴：第 2 号到“石屋村乡亲群”，李某 (operator-1)，2026-06-30T20:20:00.000Z（不计入送达）',
    )
    expect(asked).toMatchObject([{ method: 'POST', url: '/v1/warnings/w1/pastes' }])
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ room: '石屋村乡亲群', person: '李某', seq: 2 })
  })

  test.each([
    [['copy', 'w1', '--pasted']],
    [['copy', 'w1', '--room', '群']],
    [['copy', 'w1', '--pasted', '--room', '群', '--number', 'two']],
  ])('%j is wrong use, and asks nothing', async args => {
    await expect(call(...args)).rejects.toMatchObject({ exitCode: 2 })
    expect(asked).toEqual([])
  })

  test('rooms are shown with the post that each stands in', async () => {
    const { printed } = await call('status', 'w1', '--rooms')
    expect(printed).toContain(`已交付  ${post.id}`)
    expect(printed).toMatch(/失败 \(robot-revoked\) +- +-$/m)
  })
})
