import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '../../../infra/cli/context.ts'
import { exitCodes, Failure } from '../../../infra/cli/failure.ts'
import { speaker } from '../../../infra/cli/language.ts'
import { program } from '../../../infra/cli/program.ts'
import { fixture } from '../domain/alert-documents.ts'

const gbk = fixture('national/zhengxiangbai-blizzard-update-gbk.xml')
const sha256 = createHash('sha256').update(gbk).digest('hex')
const folder = mkdtempSync(join(tmpdir(), 'tongluo-original-'))
let server: Server
let url = ''

/** Of w1 the second Alert; of w2 one whose bytes are not those of its hash. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const known = /^\/v1\/warnings\/w[12]\/alerts\/2\/document$/.test(request.url ?? '')
    if (request.headers.authorization !== 'Bearer k' || !known) {
      const problem = { type: 'urn:x', title: 'unknown-alert', status: 404, detail: 'There is none.', reasons: [] }
      response.writeHead(404, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
      return
    }
    const damaged = request.url?.includes('w2') ?? false
    response.writeHead(200, { 'content-type': 'application/xml; charset=gbk', etag: `"${sha256}"` })
    response.end(damaged ? gbk.subarray(1) : gbk)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  rmSync(folder, { recursive: true })
})

const call = async (...args: string[]) => {
  const told: string[] = []
  const context: Context = {
    say: speaker('en'),
    environment: { TONGLUO_URL: url, TONGLUO_KEY: 'k' },
    cwd: folder,
    print: () => undefined,
    tell: text => void told.push(text),
    progress: () => undefined,
    settle: () => undefined,
  }
  const cause = await program(context)
    .parseAsync(['document', ...args], { from: 'user' })
    .then(
      () => undefined,
      (cause: unknown) => cause,
    )
  return { exitCode: cause instanceof Failure ? cause.exitCode : cause, told: told.join('\n') }
}

describe('tongluo document', () => {
  test('writes the original as it came, and says its hash', async () => {
    const file = join(folder, 'original.xml')
    const { exitCode, told } = await call('w1', '2', '--output', file)
    expect(exitCode).toBeUndefined()
    expect(readFileSync(file)).toEqual(Buffer.from(gbk))
    expect(told).toBe(`${file}: ${gbk.length} bytes, application/xml; charset=gbk, SHA-256 ${sha256}`)
  })

  test('takes nothing for the original that does not match its hash', async () => {
    const file = join(folder, 'damaged.xml')
    expect((await call('w2', '2', '--output', file)).exitCode).toBe(exitCodes.unreachable)
    expect(() => readFileSync(file)).toThrow('ENOENT')
  })

  test('says that there is none, and where it cannot write', async () => {
    expect((await call('w1', '3')).exitCode).toBe(exitCodes.refused)
    expect((await call('w1', '2', '--output', join(folder, 'no', 'where'))).exitCode).toBe(exitCodes.wrongUse)
  })
})
