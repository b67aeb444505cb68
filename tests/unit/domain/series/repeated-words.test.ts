import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { draftOf } from '../../../../shared/domain/series/draft.ts'
import { smsText } from '../../../../shared/domain/text/sms.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../../shared/policy/value-names.ts'
import { rainAlert, rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const zh = rainInfo()
const en = rainInfo({ language: 'en', description: 'Rain.', instruction: 'Move.' })
const cancel = (...info: Info[]): Alert => rainAlert({ msgType: 'Cancel', sent: '2026-07-01T09:05:00+08:00', info })
const draft = (alert: Alert, ...before: Info[]) => {
  const predecessor = rainIssued({ info: before.length > 0 ? before : [zh] })
  return draftOf({ alert, sha256: '0', policy: defaultPolicy, valueNames, predecessor, now: 0 }).draft
}
const says = (alert: Alert, ...before: Info[]) =>
  smsText({ ...draft(alert, ...before), seq: 2 }, { lang: 'zh-CN', zone: 'Asia/Shanghai' })?.text

describe('a Cancel', () => {
  it.each([
    ['without infos', cancel()],
    ['with the infos of what it cancels', cancel(zh)],
    ['with their words under another headline', cancel({ ...zh, headline: '宁乡市气象台解除暴雨红色预警' })],
  ])('%s says that it is over, and nothing of the danger', (_, alert) => {
    expect(says(alert)).toBe(
      '解除（第2报）：宁乡市气象台7月1日9时05分解除7月1日4时10分发布的暴雨红色预警[I级/特别严重]。',
    )
  })

  it.each([
    [
      'of its own in one of two languages',
      cancel({ ...zh, description: '云团已移出。', instruction: '有序返回。' }, en),
      [zh, en],
    ],
    ['of its own in a language that was not there', cancel(zh, en), [zh]],
    [
      'of its own in the headline alone',
      cancel({ ...zh, headline: '宁乡市气象台解除暴雨红色预警', description: '', instruction: '' }),
      [zh],
    ],
  ] as [string, Alert, Info[]][])('with words %s says these', (_, alert, before) => {
    expect(draft(alert, ...before)).not.toHaveProperty('about')
    expect(says(alert, ...before)).toMatch(/^解除（第2报）：宁乡市气象台7月1日9时05分/)
  })
})
