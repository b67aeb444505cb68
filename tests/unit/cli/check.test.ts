import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkFiles } from '../../../infra/cli/check.ts'

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/cap', name)
const folder = mkdtempSync(join(tmpdir(), 'check-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('check', () => {
  test('judges files in their order, of every msgType and status', async () => {
    const files = ['ningxiang-rainstorm-cancel.xml', 'refused-no-scope.xml', 'latin1-ack.xml', 'ningxiang-exercise.xml']
    const checked = await checkFiles(files.map(fixture))
    expect(checked.map(({ verdict }) => verdict)).toEqual(['accepted', 'refused', 'accepted', 'accepted'])
    expect(checked.map(({ file }) => file)).toEqual(files.map(fixture))
  })

  test('gives the reasons of a refused file and the warnings of an accepted one', async () => {
    const [refused, unwise] = await checkFiles([fixture('refused-no-scope.xml'), fixture('unwise.xml')])
    expect(refused?.reasons).toEqual([
      { code: 'missing-element', at: 'alert/scope', message: '<scope> is required in <alert>.' },
    ])
    expect(refused?.warnings).toEqual([])
    expect(unwise?.reasons).toEqual([])
    expect(unwise?.warnings.map(({ code }) => code)).toContain('expires-not-after-sent')
  })

  test.each([
    ['a file that is not there', join(folder, 'none.xml'), 'there is no such file'],
    ['a folder', folder, 'it is a directory'],
  ])('refuses %s as unreadable', async (_, file, why) => {
    expect(await checkFiles([file])).toEqual([
      {
        file,
        verdict: 'refused',
        reasons: [{ code: 'unreadable-file', at: 'file', message: `The file cannot be read: ${why}.` }],
        warnings: [],
      },
    ])
  })

  test('refuses a file of many megabytes without reading it all', async () => {
    const file = join(folder, 'large.xml')
    writeFileSync(file, Buffer.alloc(8 * 1024 * 1024, 0x20))
    const [checked] = await checkFiles([file])
    expect(checked?.reasons.map(({ code }) => code)).toEqual(['too-large'])
  })

  test('says nothing of no files', async () => {
    expect(await checkFiles([])).toEqual([])
  })
})
