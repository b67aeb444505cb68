import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readAlert } from '../../../../shared/domain/read-alert.ts'
import { meanings } from '../alert-documents.ts'

/** Files of other projects, which do not belong into this one; where they lie beside it, every one of them is judged. */
const folder = join(import.meta.dirname, '../../../../../shared/cap')
const index = join(folder, 'INDEX.md')

/** The rows of the table whose heading has the column `XSD 1.2`. */
const rows = (): { file: string; expected: 'read' | 'refused' }[] => {
  const lines = readFileSync(index, 'utf8').split('\n')
  const cells = (line: string): string[] => line.split('|').map(cell => cell.trim())
  const start = lines.findIndex(line => cells(line).includes('XSD 1.2'))
  const [file, verdict] = ['file', 'XSD 1.2'].map(column => cells(lines[start] ?? '').indexOf(column))
  const after = lines.slice(start + 2)
  const end = after.findIndex(line => !line.startsWith('|'))
  return after.slice(0, end < 0 ? undefined : end).map(line => ({
    file: cells(line)[file ?? -1] ?? '',
    expected: cells(line)[verdict ?? -1] === 'ok' ? 'read' : 'refused',
  }))
}

describe.skipIf(!existsSync(index))('real CAP files', () => {
  const table = existsSync(index) ? rows() : []

  test('the table is read', () => {
    expect(table.length).toBeGreaterThan(20)
    expect(new Set(table.map(({ expected }) => expected))).toEqual(new Set(['read', 'refused']))
  })

  test.each(table)('$file is $expected', ({ file, expected }) => {
    const bytes = readFileSync(join(folder, file))
    const result = readAlert({ bytes, contentType: 'application/cap+xml' }, meanings)
    expect(result).toMatchObject({ kind: expected })
  })
})
