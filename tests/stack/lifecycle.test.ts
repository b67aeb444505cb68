import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../infra/local/port.ts'
import { type Running, root, tongluo, until } from './command.ts'
import { stillThere, treeOf } from './process-tree.ts'

const startWithinMs = 120_000
const goneWithinMs = 5000

const starting = async (folder: string) => {
  const port = await freePort()
  const running = tongluo(['start', '--folder', folder, '--port', String(port)])
  await until('the address is printed', () => running.stdout().includes(`http://127.0.0.1:${port}`), startWithinMs)
  return running
}
const pidOf = ({ child }: Running): number => child.pid ?? 0
const file = (folder: string) => join(folder, '.tongluo', 'service.json')

describe('a service that was started', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-running-'))
  let running: Running
  beforeAll(async () => {
    running = await starting(folder)
  })
  afterAll(async () => {
    running.child.kill('SIGKILL')
    await running.ended
    rmSync(folder, { recursive: true, force: true })
  })
  const call = (...args: string[]) => tongluo(args, { cwd: folder }).ended

  test('has written its address and demo keys for its owner only', () => {
    const { url, field, keys } = JSON.parse(readFileSync(file(folder), 'utf8'))
    expect(statSync(file(folder)).mode & 0o777).toBe(0o600)
    expect([url, field]).toStrictEqual([expect.stringMatching(/^http:/), expect.stringMatching(/^http:/)])
    const names = ['national', 'ningxiang', 'zhengxiangbai', 'operator', 'duty', 'administrator']
    expect(new Set(Object.keys(keys))).toStrictEqual(new Set(names))
  })

  test('is not started a second time', async () => {
    const second = await tongluo(['start', '--folder', folder, '--port', String(await freePort())]).ended
    expect(second).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('already running') })
  })

  test('refuses a document with its reasons and exit code 1', async () => {
    const { code, stdout } = await call('send', '--json', join(root, 'biome.json'))
    expect({ code, document: JSON.parse(stdout) }).toMatchObject({ code: 1, document: { verdict: 'refused' } })
  })

  test('refuses a wrong key in a sentence, with exit code 1', async () => {
    const env = { TONGLUO_URL: JSON.parse(readFileSync(file(folder), 'utf8')).url, TONGLUO_KEY: 'wrong' }
    const { code, stdout, stderr } = await tongluo(['status', 'w'], { env }).ended
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('key')
  })

  test('refuses a source what is for operators', async () => {
    expect(await call('stop', 'all', '--as', 'national')).toMatchObject({ code: 1, stdout: '' })
  })

  test('puts a stop, lists it and lifts it', async () => {
    expect((await call('stop', 'sms')).stdout).toContain('sms')
    expect(JSON.parse((await call('stop', '--json')).stdout)).toMatchObject([{ scope: { channel: 'sms' } }])
    expect((await call('stop', 'sms', '--lift')).code).toBe(0)
    expect(JSON.parse((await call('stop', '--json')).stdout)).toStrictEqual([])
  })

  test('makes a source by a command, and its key reaches no further than its area', async () => {
    const made = await call('key', 'create', '--name', 'somewhere', '--area', '152529')
    const env = { TONGLUO_KEY: made.stdout.trim() }
    const sent = await tongluo(['send', '--example', '--json'], { cwd: folder, env }).ended
    expect(sent.code).toBe(1)
    expect(JSON.parse(sent.stdout)).toMatchObject({ reasons: [{ code: 'outside-jurisdiction' }] })
  })

  test('ends with everything it started within five seconds of Ctrl-C', async () => {
    const processes = treeOf(pidOf(running))
    expect(processes.length).toBeGreaterThan(3)
    running.child.kill('SIGINT')
    await until('every process has ended', () => stillThere(processes).length === 0, goneWithinMs)
    expect(existsSync(file(folder))).toBe(false)
  })
})

describe('a service that is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongluo-killed-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('takes everything it started with it within five seconds', async () => {
    const running = tongluo(['start', '--folder', folder, '--port', String(await freePort())])
    // By then everything that it ever starts is there.
    await until('the directories are being loaded', () => running.stderr().includes('loading the demo'), startWithinMs)
    const processes = treeOf(pidOf(running))
    expect(processes.length).toBeGreaterThan(20)
    running.child.kill('SIGKILL')
    await until('every process has ended', () => stillThere(processes).length === 0, goneWithinMs)
  })
})
