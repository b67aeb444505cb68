import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tongluo } from '../command.ts'
import type { SmallStack } from '../support/small-stack.ts'

const examples = readdirSync('infra/cli/examples').map(file => join('infra/cli/examples', file))
const privatePhone = '15400000101'

/** Import and export by the command, on a county that nothing else here is about. */
export const directory = (stack: () => SmallStack): void => {
  describe('tongluo import', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongluo-import-'))
    afterAll(() => rmSync(folder, { recursive: true, force: true }))
    const run = (args: string[], key = stack().keys.administrator) =>
      tongluo(args, { env: { TONGLUO_URL: stack().url, TONGLUO_KEY: key ?? '' } }).ended
    const changes = async (args: string[]) => {
      const { stdout, stderr, code } = await run([...args, '--json'])
      expect({ code, stderr: code === 0 ? '' : stderr }).toStrictEqual({ code: 0, stderr: '' })
      const [county] = JSON.parse(stdout).counties
      return county
    }

    test('puts the examples in force, and what is exported changes nothing when it is imported again', async () => {
      const first = await changes(['import', ...examples])
      expect(first).toMatchObject({ county: '990001', rev: 1, problemCount: 0, changes: { person: { added: 9 } } })
      expect((await run(['export', '990001', '--output', folder])).code).toBe(0)
      const exported = readdirSync(folder).map(file => join(folder, file))
      const again = await changes(['import', ...exported, '--replace', '--dry-run'])
      const same = (unchanged: number) => ({ added: 0, changed: 0, unchanged, removed: 0 })
      expect(again.changes).toStrictEqual({
        ...{ area: same(7), 'risk-point': same(6), group: same(3), room: same(3), person: same(9), terminal: same(4) },
      })
    })

    test('names a bad row, sends nothing, and ends with 1', async () => {
      const file = join(folder, 'bad.csv')
      writeFileSync(file, `id,place,name,phone,role\np,990001109999,某,${privatePhone},duty\n`)
      const { code, stdout } = await run(['import', file])
      expect({ code, stdout }).toStrictEqual({
        code: 1,
        stdout: [
          `${file}:2 [place] unknown-place: The place is neither in the files nor in the published directory.`,
          '1 problem: nothing was imported.\n',
        ].join('\n'),
      })
    })

    test('is for administrators', async () => {
      const { code, stderr } = await run(['import', ...examples], stack().keys.operator)
      expect(code).toBe(1)
      expect(stderr).toContain('administrator')
    })

    test('leaves no number in any log', () => {
      const { logDirectory } = stack()
      const logs = readdirSync(logDirectory).map(name => readFileSync(join(logDirectory, name), 'utf8'))
      expect(logs.join('')).toContain('"code":"directory-exported"')
      expect(logs.filter(text => text.includes(privatePhone))).toStrictEqual([])
    })
  })
}
