import { describe, expect, test } from 'vitest'
import { noticeAlert } from '../../../../shared/domain/notices/notice-alert.ts'
import { aPlanned, due } from './planned.ts'

const by = { area: '430182', name: { zh: '宁乡市', en: 'Ningxiang' } }
const told = (texts: Record<string, string>) => ({
  ...aPlanned({ texts }),
  telling: { sentAt: due, with: ['N2/eve/fixed 2026'] },
})
const said = (texts: Record<string, string>, ...others: Record<string, string>[]) =>
  noticeAlert(
    told(texts),
    others.map(texts => aPlanned({ texts })),
    by,
  ).info.map(({ language, description }) => `${language} ${description}`)

describe('the Alert of a notice', () => {
  test('says in each of its languages what is told with it', () => {
    expect(said({ zh: '一。', en: 'One.' }, { zh: '二。', en: 'Two.' })).toEqual(['zh-CN 一。二。', 'en One. Two.'])
  })

  test('says once what two of its rules say', () => {
    expect(said({ zh: '一。' }, { zh: '一。' }, { zh: '二。' })).toEqual(['zh-CN 一。二。'])
  })
})
