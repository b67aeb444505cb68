import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nationalAdvices } from '../../../../shared/domain/national/advices.ts'
import { nationalReasons } from '../../../../shared/domain/national/reasons.ts'
import { alertOf, readText, told } from '../alert-documents.ts'
import { read, red } from './messages.ts'

/** Everything that is told of a file. */
const expected: Record<string, string[]> = {
  'ningxiang-rainstorm-red.xml': ['no-expires alert/info[1]/expires'],
  'ningxiang-rainstorm-cancel.xml': [],
  'zhengxiangbai-blizzard-update-gbk.xml': [
    'time-without-offset alert/sendTime',
    'time-without-offset alert/info[1]/effective',
    'time-without-offset alert/info[1]/expires',
    'longitude-first alert/info[1]/area[1]/polygon[1]',
    'open-polygon alert/info[1]/area[1]/polygon[2]',
    'relative-uri alert/info[1]/web',
  ],
  'inner-test.xml': ['inner-document alert/secClassification', 'no-expires alert/info[1]/expires'],
  'headline-only.xml': ['no-expires alert/info[1]/expires', 'read-from-headline alert/info[1]/headline'],
  'local-extras.xml': [
    'sender-code-differs alert/senderCode',
    'unknown-event-code alert/info[1]/eventType',
    'not-understood alert/text()',
    'not-understood alert/sysTask',
    'no-expires alert/info[1]/expires',
    'read-from-headline alert/info[1]/headline',
  ],
  'refused-bad-identifier.xml': ['bad-identifier alert/identifier'],
  'refused-bad-first-id.xml': ['bad-first-id alert/references'],
  'refused-bad-local-time.xml': ['bad-local-time alert/sendTime'],
  'refused-bad-colour.xml': ['bad-colour alert/info[1]/severity'],
  'refused-impossible-time.xml': ['impossible-time alert/info[1]/effective'],
  'refused-missing-element.xml': ['missing-element alert/senderCode'],
  'refused-repeated-element.xml': ['repeated-element alert/note[2]'],
  'refused-not-in-code-list.xml': ['not-in-code-list alert/status'],
  'refused-bad-language.xml': ['bad-language alert/info[1]/language'],
  'refused-bad-coordinates.xml': [
    'bad-coordinates alert/info[1]/area[1]/polygon[1]',
    'polygon-too-short alert/info[1]/area[1]/polygon[1]',
  ],
  'refused-coordinates-out-of-range.xml': ['coordinates-out-of-range alert/info[1]/area[1]/circle[1]'],
  'refused-bad-circle.xml': ['bad-circle alert/info[1]/area[1]/circle[1]'],
  'refused-negative-radius.xml': ['negative-radius alert/info[1]/area[1]/circle[1]'],
  'refused-doctype-forbidden.xml': ['doctype-forbidden document'],
  'refused-not-well-formed.xml': ['not-well-formed document'],
  'refused-mislabelled.xml': ['bad-encoding document'],
  'refused-many.xml': [
    'bad-identifier alert/identifier',
    'bad-local-time alert/sendTime',
    'not-in-code-list alert/scope',
    'bad-colour alert/info[1]/severity',
  ],
}

describe('messages of the national system', () => {
  test.each(readdirSync(join(import.meta.dirname, '../../../fixtures/national')))('%s', file => {
    const result = read(file)
    expect(result.kind).toBe(file.startsWith('refused-') ? 'refused' : 'read')
    expect(told(result)).toEqual(expected[file])
  })

  test('every reason and every warning of the format has its file', () => {
    const codes = new Set(
      Object.values(expected)
        .flat()
        .map(line => line.split(' ')[0]),
    )
    expect(Object.keys({ ...nationalReasons, ...nationalAdvices }).filter(code => !codes.has(code))).toEqual([])
  })
})

describe('a national message in the words of CAP', () => {
  const alert = alertOf(read('ningxiang-rainstorm-red.xml'))
  const [info] = alert.info

  test('has the office of its identifier as sender, and the time on paper as sent', () => {
    expect(alert).toMatchObject({
      identifier: '43018241600000_20260701040512',
      sender: '43018241600000',
      sent: '2026-07-01T04:00:00+08:00',
      status: 'Actual',
      msgType: 'Alert',
      scope: 'Public',
      references: [],
    })
  })

  test('has event, colour, severity and category by its code and its colour word', () => {
    expect(info).toMatchObject({
      language: 'zh-CN',
      category: ['Met'],
      event: '暴雨',
      eventCode: [{ valueName: 'CN-EVENT', value: '11B03' }],
      severity: 'Extreme',
      urgency: 'Unknown',
      certainty: 'Unknown',
      effective: '2026-07-01T04:08:10+08:00',
    })
    expect(info?.parameter[0]).toEqual({ valueName: 'CN-COLOR', value: 'Red' })
    expect(info).not.toHaveProperty('expires')
  })

  test('has the office as its issuer', () => {
    expect(info?.senderName).toBe('宁乡市气象局')
  })

  test('has circles in kilometres and its division codes under their name', () => {
    expect(info?.area).toEqual([
      {
        areaDesc: '宁乡市',
        polygon: [],
        circle: [{ centre: [28.11, 112.05], radiusKm: 2.5 }],
        geocode: [{ valueName: 'CN-ADMIN-12', value: '430182000000，430182106000' }],
      },
    ])
  })

  test('has its attachments with the media type of their ending', () => {
    expect(info?.resource).toEqual([
      {
        resourceDesc: '43018241600000_20260701040512_11B03_RED_ALERT_P_00.jpg',
        mimeType: 'image/jpeg',
        size: 48213,
        digest: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
      },
    ])
  })

  test('keeps the texts of its methods, word by word and in their order', () => {
    const methods = info?.parameter.filter(({ valueName }) => valueName === 'CN-12379-METHOD')
    expect(methods?.map(({ value }) => JSON.parse(value))).toEqual([
      {
        methodName: 'SPEAKER',
        message:
          '宁乡市气象局2026年07月01日04时08分10秒暴雨红色预警[I级/特别严重]宁乡市。沙田、黄材等地过去3小时降雨已达100毫米以上，请危险区群众立即转移。',
        audienceGrp: '5b0c1f6e-0000-4000-8000-000000000001,',
      },
      {
        methodName: 'SMS',
        message:
          '宁乡市气象台07月01日04时00分发布暴雨红色预警：沙田、黄材等地过去3小时降雨已达100毫米以上，请危险区群众立即转移。',
      },
      { methodName: 'WEB' },
    ])
  })

  test('names neither the officer who signed nor the telephones it was for', () => {
    expect(red).toContain('闻一鸣')
    expect(JSON.stringify(read('ningxiang-rainstorm-red.xml'))).not.toMatch(/闻一鸣|15400000001/)
  })

  test('nor those, where the element is spelt as it should be', () => {
    const result = readText(red.replaceAll('audenceprt', 'audienceprt'))
    expect(told(result)).toEqual(told(read('ningxiang-rainstorm-red.xml')))
    expect(JSON.stringify(result)).not.toContain('15400000001')
  })

  test('in GBK, without offsets, with the longitude first, is what it is', () => {
    const update = alertOf(read('zhengxiangbai-blizzard-update-gbk.xml'))
    expect(update).toMatchObject({ sent: '2026-11-07T21:30:00+08:00', msgType: 'Update' })
    expect(update.info[0]).toMatchObject({
      language: 'zh-CN',
      event: '暴雪',
      severity: 'Severe',
      certainty: 'Likely',
      expires: '2026-11-08T21:30:00+08:00',
      headline: '正镶白旗气象局变更发布暴雪橙色预警[II级/严重]',
    })
    expect(update.info[0]?.area[0]?.polygon).toEqual([
      [
        [42.1, 115.05],
        [42.1, 115.45],
        [42.38, 115.45],
        [42.1, 115.05],
      ],
    ])
    expect(update.info[0]?.parameter).toEqual(
      expect.arrayContaining([
        { valueName: 'CN-12379-CERTAINTY', value: 'VeryLikely' },
        { valueName: 'CN-12379-LINE-OF-AREA-1', value: '115.05,42.1 115.45,42.1 115.6,42.2' },
        { valueName: 'CN-12379-FIRST-ID', value: '15252941600000_20261107160211' },
      ]),
    )
  })

  test('for internal use has no public page', () => {
    const inner = alertOf(read('inner-test.xml'))
    expect(inner).toMatchObject({ status: 'Test', scope: 'Restricted', restriction: 'Inner' })
    expect(inner.info[0]?.parameter).toContainEqual({ valueName: 'CN-12379-SCOPE', value: 'Public' })
  })

  test('keeps what the format does not have', () => {
    const { sender, info } = alertOf(read('local-extras.xml'))
    expect(sender).toBe('43018241600000')
    expect(info[0]?.event).toBe('暴雨')
    expect(info[0]?.parameter).toEqual(
      expect.arrayContaining([
        { valueName: 'CN-12379-SENDER-CODE', value: '43018241600101' },
        { valueName: 'CN-12379-alert/sysTask', value: '[["id","18"],["id","19"]]' },
        { valueName: 'CN-12379-SIZE-OF-RESOURCE-1', value: '47 KB' },
        { valueName: 'TONGLUO-FROM-HEADLINE', value: 'event' },
      ]),
    )
  })

  test('of an event that neither list nor headline knows is named by its code', () => {
    const result = readText(
      red.replace('11B03', '11Z77').replace(/<headline>.*<\/headline>/, '<headline>通知</headline>'),
    )
    expect(alertOf(result).info[0]?.event).toBe('11Z77')
  })
})
