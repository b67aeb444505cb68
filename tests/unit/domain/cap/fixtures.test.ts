import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Alert } from '../../../../shared/domain/cap/alert.ts'
import { readCap } from '../../../fixtures/read-cap.ts'
import { told } from './document.ts'

const folder = join(import.meta.dirname, '../../../fixtures/cap')
const judge = (file: string) => readCap(readFileSync(join(folder, file)))
const alertOf = (file: string): Alert => {
  const result = judge(file)
  if (result.kind === 'refused') throw new Error(told(result).join())
  return result.alert
}

/** Everything that is told of a file; files that are not here are accepted without a word. */
const expected: Record<string, string[]> = {
  'refused-xxe.xml': ['doctype-forbidden document'],
  'refused-laughs.xml': ['doctype-forbidden document'],
  'refused-cap-1.0.xml': ['unsupported-version document'],
  'refused-cap-1.1.xml': ['unsupported-version document'],
  'refused-no-namespace.xml': ['no-namespace document'],
  'refused-atom.xml': ['wrapped document'],
  'refused-edxl.xml': ['wrapped document'],
  'refused-soap.xml': ['wrapped document'],
  'refused-truncated.xml': ['not-well-formed document'],
  'refused-mojibake.xml': ['bad-encoding document'],
  'refused-no-scope.xml': ['missing-element alert/scope'],
  'refused-many.xml': [
    'forbidden-character alert/identifier',
    'impossible-time alert/sent',
    'not-in-code-list alert/status',
    'private-without-addresses alert/addresses',
    'not-in-code-list alert/info[1]/severity',
    'bad-time alert/info[1]/expires',
    'polygon-too-short alert/info[1]/area[1]/polygon[1]',
    'polygon-not-closed alert/info[1]/area[1]/polygon[1]',
    'coordinates-out-of-range alert/info[1]/area[1]/circle[1]',
    'ceiling-without-altitude alert/info[1]/area[1]/ceiling',
  ],
  'signed-prefixed.xml': [
    'deref-uri-not-forwarded alert/info[1]/resource[1]/derefUri',
    'signature-not-verified alert/Signature',
  ],
  'unwise.xml': [
    'utc-as-plus-zero alert/sent',
    'restricted-without-restriction alert/restriction',
    'no-references alert/references',
    'no-language alert/info[1]/language',
    'expires-not-after-sent alert/info[1]/expires',
    'no-sender-name alert/info[1]/senderName',
    'no-words alert/info[1]/headline',
    'area-is-text-only alert/info[1]/area[1]',
    'zero-radius alert/info[1]/area[2]/circle[1]',
  ],
}

describe('our own CAP files', () => {
  test.each(readdirSync(folder))('%s', file => {
    const result = judge(file)
    expect(result.kind).toBe(file.startsWith('refused-') ? 'refused' : 'read')
    expect(told(result)).toEqual(expected[file] ?? [])
  })

  test('an Update names what it follows', () => {
    expect(alertOf('ningxiang-rainstorm-red-update.xml').references).toEqual([
      { sender: 'demo@ningxiang.tongluo.invalid', identifier: 'NX-20260630-1', sent: '2026-06-30T20:15:00+08:00' },
    ])
  })

  test('a Cancel without info names both messages it ends', () => {
    const { references, info } = alertOf('ningxiang-rainstorm-cancel.xml')
    expect(references.map(({ identifier }) => identifier)).toEqual(['NX-20260630-1', 'NX-20260630-2'])
    expect(info).toEqual([])
  })

  test('an area has its polygon, its circle and its codes', () => {
    expect(alertOf('zhengxiangbai-blizzard.xml').info[0]?.area).toMatchObject([
      { geocode: [{ valueName: 'CN-ADMIN-12', value: '152529100000，152529101000' }], polygon: [], circle: [] },
      {
        polygon: [
          [
            [42.1, 115.05],
            [42.1, 115.45],
            [42.38, 115.45],
            [42.38, 115.05],
            [42.1, 115.05],
          ],
        ],
        circle: [{ centre: [42.25, 115.25], radiusKm: 12.5 }],
      },
    ])
  })

  test.each([
    ['zhengxiangbai-gb18030.xml', '沙尘暴', '正镶白旗气象台'],
    ['coast-utf16.xml', 'Sturmflut', 'Küstendienst (erfunden)'],
    ['bay-shift-jis.xml', '津波', '湾岸観測所（架空）'],
  ])('%s has its words in its own encoding', (file, event, senderName) => {
    expect(alertOf(file).info[0]).toMatchObject({ event, senderName })
  })

  test('prefix, CDATA, character references and quoted lists are read', () => {
    const alert = alertOf('signed-prefixed.xml')
    expect(alert.addresses).toEqual(['crew-1', 'ridge camp', 'crew-2'])
    expect(alert.incidents).toEqual(['ridge', 'north slope'])
    expect(alert.info[0]).toMatchObject({
      category: ['Fire', 'Rescue'],
      headline: 'Fire < 2 km from the ridge & moving',
      description: 'Wind drives the fire uphill — leave the saddle.',
      web: 'https://ridge.tongluo.invalid/fire?id=1&lang=en',
      resource: [{ size: 12, uri: 'line.txt', derefUri: 'Zmlyw6kgbGluZSBubw==' }],
    })
  })
})

test('the built-in warning of the demo is accepted without a word', () => {
  const file = join(import.meta.dirname, '../../../../infra/cli/alerts/ningxiang-rainstorm-red.xml')
  expect(told(readCap(readFileSync(file)))).toEqual([])
})
