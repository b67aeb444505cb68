import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command, type Ended, script, tongluo } from './command.ts'

/** One sentence on standard error, nothing on standard output, and no trace of where in the code it was. */
const expectSentence = ({ code, stdout, stderr }: Ended, exitCode: number, words: string) => {
  expect(stderr).toContain(words)
  expect(stderr).not.toMatch(/^\s+at .+:\d+|node:internal/m)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stdout).toBe('')
  expect(code).toBe(exitCode)
}

describe('what stands in the way of a start is one clear sentence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const ended = await tongluo(['start', '--port', String(port)]).ended
    other.close()
    expectSentence(ended, 1, `Port ${port} is taken`)
  })

  test('no Java', async () => {
    expectSentence(
      await tongluo(['start', '--port', '18787'], { env: { PATH: folder } }).ended,
      1,
      'There is no Java here',
    )
  })

  test('an old Java', async () => {
    const bin = join(folder, 'old-java')
    mkdirSync(bin)
    writeFileSync(join(bin, 'java'), '#!/bin/sh\necho \'openjdk version "11.0.2"\' >&2\n', { mode: 0o755 })
    const ended = await tongluo(['start', '--port', '18787'], { env: { PATH: `${bin}:/usr/bin:/bin` } }).ended
    expectSentence(ended, 1, 'Java 11 is too old')
  })

  test('a low limit of open files', async () => {
    const line = `ulimit -n 1000; exec ${process.execPath} ${script} start --port 18787`
    expectSentence(await command(['-c', line], {}, '/bin/sh').ended, 1, 'The limit of open files is 1000')
  })

  test('packages that are not installed', async () => {
    mkdirSync(join(folder, 'infra/cli'), { recursive: true })
    cpSync(script, join(folder, 'infra/cli/tongluo.mjs'))
    expectSentence(await command([join(folder, 'infra/cli/tongluo.mjs')]).ended, 1, 'run `npm ci`')
  })

  const systemNode = ['/usr/bin/node', '/usr/local/bin/node'].find(existsSync)
  test.runIf(systemNode)('an old Node.js without the one that comes along', async () => {
    const old = await command(['-p', 'process.versions.node'], {}, systemNode).ended
    mkdirSync(join(folder, 'infra/cli'), { recursive: true })
    mkdirSync(join(folder, 'node_modules/commander'), { recursive: true })
    cpSync(script, join(folder, 'infra/cli/tongluo.mjs'))
    const ended = await command([join(folder, 'infra/cli/tongluo.mjs')], {}, systemNode).ended
    if (Number(old.stdout.split('.')[0]) >= 24) return
    expectSentence(ended, 1, 'needs Node.js 24 or newer')
  })
})

describe('without a service', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongluo-nowhere-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('a command that needs one says how to start it', async () => {
    expectSentence(await tongluo(['status', 'w'], { cwd: folder }).ended, 2, 'npm start')
  })

  test('one that does not answer is exit code 3', async () => {
    const env = { TONGLUO_URL: 'http://127.0.0.1:9', TONGLUO_KEY: 'k' }
    expectSentence(await tongluo(['stop'], { env }).ended, 3, 'Cannot reach http://127.0.0.1:9')
  })

  test('check needs none, and its exit code is its verdict', async () => {
    const good = await tongluo(['check', '--json', 'infra/cli/alerts/ningxiang-rainstorm-red.xml']).ended
    expect(good.code).toBe(0)
    expect(JSON.parse(good.stdout)).toMatchObject([{ verdict: 'accepted', reasons: [] }])
    const bad = await tongluo(['check', '--json', 'package.json']).ended
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.stdout)).toMatchObject([{ file: 'package.json', verdict: 'refused' }])
  })
})
