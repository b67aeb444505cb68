import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withoutContent } from '../../../../shared/domain/cap/without-content.ts'
import { readCap } from '../../../fixtures/read-cap.ts'

test('an alert that is handed on has its resources, but not their content', () => {
  const read = readCap(readFileSync(join(import.meta.dirname, '../../../fixtures/cap/signed-prefixed.xml')))
  if (read.kind === 'refused') throw new Error('the fixture must be readable')
  expect(read.alert.info[0]?.resource[0]).toHaveProperty('derefUri')
  expect(withoutContent(read.alert).info[0]?.resource).toEqual([
    {
      resourceDesc: 'Sketch of the fire line',
      mimeType: 'text/plain',
      size: 12,
      uri: 'line.txt',
      digest: '2fd4e1c67a2d28fced849ee1bb76e7391b93eb12',
    },
  ])
})
