import { expect, test } from 'vitest'
import { table, widthOf } from '../../../infra/cli/table.ts'

test('a Chinese character takes two columns', () => {
  expect(widthOf('玉潭a')).toBe(5)
})

test('columns line up whatever the script', () => {
  const lines = table(
    ['乡镇', '短信'],
    [
      ['玉潭街道', '12/13'],
      ['Baimaqiao', '1/1'],
    ],
  ).split('\n')
  expect(new Set(lines.map(widthOf)).size).toBe(1)
  expect(lines[1]).toBe('玉潭街道   12/13')
})
