import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { datedAt } from '../../infra/cli/cap-file.ts'
import { root, tongluo } from './command.ts'

const folder = mkdtempSync(join(tmpdir(), 'tongluo-demo-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const builtIn = readFileSync(join(root, 'infra/cli/alerts/ningxiang-rainstorm-red.xml'), 'utf8')
const village = '430182001001'
const oneVillage = datedAt(builtIn, Date.now()).replace('>430182000000<', `>${village}<`)
const nowhere = datedAt(builtIn, Date.now() + 1).replace('>430182000000<', '>999999999999<')
const broken = builtIn.replace(/<sender>.*<\/sender>/, '')

const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('a demo of three files ends with one marked, one that waits for a person and one refused', {
  timeout: 300_000,
}, async () => {
  const files = [write('one.xml', oneVillage), write('nowhere.cap', nowhere), write('broken.xml', broken)]
  const { code, stdout } = await tongluo(['demo', '--json', ...files]).ended
  const { alerts, field } = JSON.parse(stdout)
  expect(alerts).toMatchObject([
    { file: files[0], verdict: 'accepted', state: 'in-force', reasons: [], unresolved: [] },
    { file: files[1], verdict: 'accepted', state: 'needs-targeting', unresolved: [{ reason: expect.any(String) }] },
    { file: files[2], verdict: 'refused', reasons: [{ code: expect.any(String), at: expect.any(String) }] },
  ])
  expect(Object.keys(alerts[2])).toStrictEqual(['file', 'verdict', 'reasons'])
  const [{ channels, villages, seconds }] = alerts
  for (const channel of ['sms', 'group-chat', 'loudspeaker']) {
    const { planned, accepted, delivered, failed, unknown, suppressed } = channels[channel]
    expect(planned).toBe(accepted + failed + unknown + suppressed)
    expect(delivered).toBeLessThanOrEqual(accepted)
    expect(field[channel].distinct).toBeGreaterThanOrEqual(delivered)
  }
  expect(channels.sms.planned).toBe(203)
  expect(villages.proven + villages.partly + villages.notProven).toBe(1)
  expect(seconds.firstSend).toBeLessThanOrEqual(seconds.lastAccepted)
  expect(code).toBe(0)
})
