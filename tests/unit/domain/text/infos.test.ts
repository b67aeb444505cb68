import { describe, expect, it } from 'vitest'
import type { Info } from '../../../../shared/domain/cap/alert.ts'
import { eventsWorstFirst, infoFor, infosByEvent } from '../../../../shared/domain/text/infos.ts'
import { rainInfo } from '../../../fixtures/rainstorm.ts'

const plain = (event: string, language: string, more: Partial<Info> = {}): Info =>
  rainInfo({ event, language, eventCode: [], ...more })
const grouped = (...info: Info[]) => infosByEvent({ info }).map(group => group.map(({ event }) => event))

describe('infos by event', () => {
  it('two languages of one event are one group', () => {
    expect(grouped(plain('暴雨', 'zh-CN'), plain('Rainstorm', 'en'))).toEqual([['暴雨', 'Rainstorm']])
  })

  it('two events in two languages each are two groups', () => {
    const gale = { severity: 'Minor' } as const
    const infos = [plain('暴雨', 'zh'), plain('Rain', 'en'), plain('大风', 'zh', gale), plain('Gale', 'en', gale)]
    expect(grouped(...infos)).toEqual([
      ['暴雨', 'Rain'],
      ['大风', 'Gale'],
    ])
  })

  it('a code says that it is the same event, and another code that it is not', () => {
    const code = (value: string) => ({ eventCode: [{ valueName: 'CN-EVENT', value }] })
    expect(grouped(plain('暴雨', 'zh', code('11B03')), plain('强降水', 'zh', code('11B03')))).toEqual([
      ['暴雨', '强降水'],
    ])
    expect(grouped(plain('暴雨', 'zh', code('11B03')), plain('Gale', 'en', code('11B06')))).toEqual([
      ['暴雨'],
      ['Gale'],
    ])
  })

  it('the same event in several areas is one group, its worst info first', () => {
    const infos = [plain('暴雨', 'zh', { severity: 'Minor' }), plain('暴雨', 'zh', { severity: 'Extreme' })]
    expect(eventsWorstFirst({ info: infos }).map(group => group.map(({ severity }) => severity))).toEqual([
      ['Extreme', 'Minor'],
    ])
  })

  it('the event that decides colour and channels speaks first: the highest severity, of equals the more urgent', () => {
    const first = (...info: Info[]) => eventsWorstFirst({ info })[0]?.[0]?.event
    expect(first(plain('大风', 'zh', { severity: 'Moderate' }), plain('地震', 'zh', { severity: 'Severe' }))).toBe(
      '地震',
    )
    expect(first(plain('大风', 'zh', { urgency: 'Future' }), plain('地震', 'zh', { urgency: 'Immediate' }))).toBe(
      '地震',
    )
    expect(first()).toBeUndefined()
  })
})

describe('the info for a person', () => {
  const group = [plain('a', 'en-US'), plain('b', 'mn'), plain('c', 'zh-CN')]
  it.each([
    ['en-US', 'a'],
    ['en', 'a'],
    ['MN', 'b'],
    ['fr', 'c'],
    ['zh-Hans', 'c'],
  ])('whose language is %s', (language, event) => {
    expect(infoFor(group, language)?.event).toBe(event)
  })

  it('the first where neither language nor Chinese is there', () => {
    expect(infoFor([plain('a', 'en'), plain('b', 'fr')], 'bo')?.event).toBe('a')
  })
})
