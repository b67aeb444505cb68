import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { issuerOf, openingOf, withoutRepeatedTitle } from '../../../../shared/domain/text/opening.ts'
import { rainAlert, rainInfo } from '../../../fixtures/rainstorm.ts'

const opening = (info: Partial<Info>, alert: Partial<Alert> = {}) =>
  openingOf(rainAlert(alert), rainInfo(info), 'red', 'Asia/Shanghai')

describe('issuer, issue time and headline in one line', () => {
  it.each([
    ['宁乡市气象台发布暴雨红色预警', '宁乡市气象台7月1日4时10分发布暴雨红色预警'],
    ['河南省气象局继续发布大风蓝色预警[IV级/一般]', '河南省气象局7月1日4时10分继续发布大风蓝色预警[IV级/一般]'],
    ['铜山区气象台升级发布强对流黄色预警[Ⅲ级/较重]', '铜山区气象台7月1日4时10分升级发布强对流黄色预警[Ⅲ级/较重]'],
    ['宁乡市气象台解除暴雨红色预警', '宁乡市气象台7月1日4时10分解除暴雨红色预警'],
    ['宁乡市气象台7月1日4时05分发布暴雨红色预警', '宁乡市气象台7月1日4时05分发布暴雨红色预警'],
    ['宁乡市气象台2026年07月01日04时05分发布暴雨红色预警', '宁乡市气象台2026年07月01日04时05分发布暴雨红色预警'],
    ['暴雨红色预警', '宁乡市气象台7月1日4时10分发布暴雨红色预警'],
    ['暴雨红色预警信号[I级/特别严重]', '宁乡市气象台7月1日4时10分发布暴雨红色预警信号[I级/特别严重]'],
    ['四川发生6.0级地震', '宁乡市气象台7月1日4时10分：四川发生6.0级地震'],
    ['宁乡市气象台提醒您注意防范', '宁乡市气象台7月1日4时10分提醒您注意防范'],
    [undefined, '宁乡市气象台7月1日4时10分发布暴雨红色预警'],
    ['  ', '宁乡市气象台7月1日4时10分发布暴雨红色预警'],
  ])('%s → %s', (headline, line) => {
    const { headline: _, ...rest } = rainInfo()
    expect(openingOf(rainAlert(), headline === undefined ? rest : { ...rest, headline }, 'red', 'Asia/Shanghai')).toBe(
      line,
    )
  })

  it('the time is that of the place, whatever offset the document uses', () => {
    expect(opening({}, { sent: '2026-06-30T20:10:00+00:00' })).toContain('7月1日4时10分')
  })

  it('an event without headline or colour word', () => {
    const { headline: _, ...rest } = rainInfo({ event: '野外火源专项检查通知' })
    expect(openingOf(rainAlert(), rest, 'none', 'Asia/Shanghai')).toBe(
      '宁乡市气象台7月1日4时10分：野外火源专项检查通知',
    )
  })
})

describe('who warns', () => {
  it.each([
    [{ headline: '宁乡市气象台发布暴雨红色预警', senderName: '王某' }, '宁乡市气象台'],
    [{ headline: '暴雨', senderName: '宁乡市应急管理局' }, '宁乡市应急管理局'],
    [{ headline: '暴雨', senderName: '气象局' }, '气象局'],
    [{ headline: '暴雨', senderName: '王某' }, 'example.org'],
    [{ headline: '暴雨', senderName: '欧阳某某' }, 'example.org'],
    [{ headline: 'Flood', senderName: 'PAGASA-DOST' }, 'PAGASA-DOST'],
  ])('%j → %s', (info, issuer) => {
    expect(issuerOf(rainAlert(), rainInfo(info))).toBe(issuer)
  })
})

describe('a description that repeats the title', () => {
  it.each([
    ['宁乡市气象台7月1日4时10分发布暴雨红色预警：预计降雨。', '预计降雨。'],
    ['宁乡市气象台2026年07月01日04时10分继续发布暴雨红色预警信号[I级/特别严重]，预计降雨。', '预计降雨。'],
    ['宁乡市气象台预计未来3小时降雨。', '宁乡市气象台预计未来3小时降雨。'],
    ['预计降雨。', '预计降雨。'],
  ])('%s → %s', (description, rest) => {
    expect(withoutRepeatedTitle(description, '宁乡市气象台')).toBe(rest)
  })
})
