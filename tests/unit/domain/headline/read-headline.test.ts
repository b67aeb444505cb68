import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeadline } from '../../../../shared/domain/headline/read-headline.ts'
import { warningSignals } from '../../../../shared/policy/hazards.ts'
import { vocabulary } from '../../../../shared/policy/vocabulary.ts'

const read = (headline: string) => readHeadline(headline, vocabulary)

type Row = [headline: string, event: string | undefined, codes: string, colour: string | undefined, cancels?: 'cancels']

/** In the forms that offices write; the places are invented. */
const table: Row[] = [
  // As the specification has it, and as it is met.
  ['青石县气象局发布台风黄色预警', '台风', '11B01', 'yellow'],
  ['青石县气象台发布暴雨红色预警[I级/特别严重]', '暴雨', '11B03', 'red'],
  ['柳河省气象局发布大风蓝色预警[IV级/一般]', '大风', '11B06', 'blue'],
  ['柳河省气象局发布大风蓝色预警[IV/一般]', '大风', '11B06', 'blue'],
  ['青石区气象台发布强对流黄色预警[Ⅲ级/较重]', '强对流', '11B31', 'yellow'],
  ['青石区气象台发布强对流黄色预警[Ⅲ 级/较重]', '强对流', '11B31', 'yellow'],
  ['青石区气象台发布强对流天气黄色预警［Ⅲ级／较重］', '强对流天气', '11B31', 'yellow'],
  ['青石县气象台发布道路结冰红色预警【Ⅰ级/特别严重】', '道路结冰', '11B21', 'red'],
  ['柳河省青石市云岭区发布高温橙色预警', '高温', '11B09', 'orange'],
  ['青石县气象台发布霾黄色预警信号', '霾', '11B19', 'yellow'],
  ['青石县气象台发布沙尘暴橙色预警信号', '沙尘暴', '11B07', 'orange'],
  ['青石县气象台发布海上大风黄色预警', '海上大风', '11B23', 'yellow'],
  ['青石县气象台发布雷雨大风橙色预警', '雷雨大风', '11B20', 'orange'],
  ['青石县气象台发布雷暴大风橙色预警', '雷暴大风', '11B20', 'orange'],
  ['青石县气象台发布低温雨雪冰冻橙色预警', '低温雨雪冰冻', '11B30', 'orange'],
  ['草原旗气象台发布雪灾橙色预警', '雪灾', '11B40', 'orange'],
  ['青石县水利局发布洪水黄色预警', '洪水', '11A01', 'yellow'],
  ['青石县发布重污染天气橙色预警', '重污染天气', '11B29', 'orange'],
  ['青石县应急管理局发布非职业性一氧化碳中毒黄色预警', '非职业性一氧化碳中毒', '13C03', 'yellow'],
  // With a time between the office and what it does.
  ['青石县气象台2026年07月01日04时10分发布雷电黄色预警', '雷电', '11B14', 'yellow'],
  ['青石县气象台07月01日04时10分继续发布雷电黄色预警信号', '雷电', '11B14', 'yellow'],
  ['青石县气象台2026年7月1日4时10分39秒发布冰雹红色预警[I级/特别严重]', '冰雹', '11B15', 'red'],
  // What an office does besides issuing.
  ['青石县气象台继续发布大雾橙色预警', '大雾', '11B17', 'orange'],
  ['青石县气象台升级发布暴雨橙色预警', '暴雨', '11B03', 'orange'],
  ['青石县气象台降级发布寒潮蓝色预警', '寒潮', '11B05', 'blue'],
  ['青石县气象台变更发布雷雨大风蓝色预警', '雷雨大风', '11B20', 'blue'],
  ['青石县气象台更新霜冻蓝色预警', '霜冻', '11B16', 'blue'],
  ['青石县气象台将暴雨黄色预警升级为橙色', '暴雨', '11B03', 'orange'],
  ['青石县气象台将暴雨黄色预警信号升级为红色预警信号', '暴雨', '11B03', 'red'],
  ['青石县气象台将台风橙色预警降级为蓝色预警', '台风', '11B01', 'blue'],
  ['青石县气象台暴雨预警由黄色升级为橙色', '暴雨', '11B03', 'orange'],
  ['青石县气象台解除暴雨红色预警', '暴雨', '11B03', 'red', 'cancels'],
  ['青石县气象台2026年07月01日12时15分解除高温橙色预警信号', '高温', '11B09', 'orange', 'cancels'],
  ['青石县气象台解除雷电黄色预警[III级/较重]', '雷电', '11B14', 'yellow', 'cancels'],
  ['暴雨橙色预警解除', '暴雨', '11B03', 'orange', 'cancels'],
  ['青石县气象台取消大风蓝色预警', '大风', '11B06', 'blue', 'cancels'],
  ['青石县气象台解除雷电黄色预警，发布暴雨橙色预警', '暴雨', '11B03', 'orange'],
  // Risks, and forests and grassland.
  ['青石县水利局、青石县气象局联合发布山洪灾害气象风险红色预警', '山洪灾害气象风险', '11A51', 'red'],
  ['青石县发布山洪灾害气象预警', '山洪灾害气象', '11A51', undefined],
  ['青石县山洪橙色预警', '山洪', '11A51', 'orange'],
  ['青石县自然资源局和气象局联合发布地质灾害气象风险橙色预警', '地质灾害气象风险', '11B37', 'orange'],
  ['青石县自然资源局联合气象局继续发布地质灾害气象风险黄色预警[III级/较大]', '地质灾害气象风险', '11B37', 'yellow'],
  ['青石县林业局发布森林火险橙色预警', '森林火险', '11B25', 'orange'],
  ['青石县林业局发布高森林火险红色预警信号', '高森林火险', '11B25', 'red'],
  ['草原旗发布草原火险黄色预警', '草原火险', '11B26', 'yellow'],
  ['草原旗气象台发布森林（草原）火险红色预警', '森林(草原)火险', '11B41', 'red'],
  // Several events.
  ['青石县气象台发布暴雨、雷电黄色预警', '暴雨、雷电', '11B03 11B14', 'yellow'],
  ['青石县气象台发布暴雨和大风蓝色预警', '暴雨和大风', '11B03 11B06', 'blue'],
  ['青石县气象台发布寒潮大风蓝色预警', '寒潮大风', '11B05 11B06', 'blue'],
  ['青石县气象台发布暴雨红色、大风橙色预警', '暴雨、大风', '11B03 11B06', 'red'],
  ['青石县气象台发布大风蓝色预警和雷电橙色预警', '大风、雷电', '11B06 11B14', 'orange'],
  // Without an office, the colour first, the level instead of the colour.
  ['暴雨红色预警', '暴雨', '11B03', 'red'],
  ['红色暴雨预警信号', '暴雨', '11B03', 'red'],
  ['青石县暴雨橙色预警信号生效', '暴雨', '11B03', 'orange'],
  ['青石县气象台发布暴雨预警[II级/严重]', '暴雨', '11B03', 'orange'],
  ['青石县气象台发布暴雨预警[重大]', '暴雨', '11B03', 'orange'],
  ['青石县气象台发布暴雨Ⅱ级预警', '暴雨', '11B03', 'orange'],
  ['青石县气象台发布一级暴雨预警', '暴雨', '11B03', 'red'],
  ['青石县气象台发布暴雨预警', '暴雨', '11B03', undefined],
  ['青石县发布XX灾害橙色预警', undefined, '', 'orange'],
  // What is no warning, or no colour of one.
  ['青石县启动防汛Ⅳ级应急响应', undefined, '', undefined],
  ['青石县防汛指挥部关于做好暴雨防范工作的通知', undefined, '', undefined],
  ['红色旅游区暴雨预警', '暴雨', '11B03', undefined],
  ['端午防溺水安全提醒', undefined, '', undefined],
  ['', undefined, '', undefined],
  // English, as bilingual offices write it.
  ['Red warning for heavy rain', 'heavy rain', '11B03', 'red'],
  ['Orange rainstorm warning', 'rainstorm', '11B03', 'orange'],
  ['Heavy Rain Red Alert', 'heavy rain', '11B03', 'red'],
  ['Rainstorm warning signal: YELLOW', 'rainstorm', '11B03', 'yellow'],
  ['Qingshi County issues a blue cold wave warning', 'cold wave', '11B05', 'blue'],
  ['Red alert issued for flash flood', 'flash flood', '11A51', 'red'],
  ['Yellow warning for thunderstorms and hail', 'thunderstorms and hail', '11B43 11B15', 'yellow'],
  ['Strong wind and heavy rain orange warning', 'strong wind and heavy rain', '11B06 11B03', 'orange'],
  ['Tsunami warning', 'tsunami', '11E01', undefined],
  ['Red warning for heavy rain cancelled', 'heavy rain', '11B03', 'red', 'cancels'],
  ['Blue Mountains fire season begins', undefined, '', undefined],
  ['Red Cross opens shelters', undefined, '', undefined],
]

describe('a headline', () => {
  it.each(table)('%s', (headline, event, codes, colour, cancels) => {
    expect(read(headline)).toEqual({
      ...(event !== undefined && { event }),
      codes: codes === '' ? [] : codes.split(' '),
      ...(colour !== undefined && { colour }),
      cancels: cancels === 'cancels',
    })
  })

  it('of every national signal, in each of its colours, by any office at any time, is read as it was written', () => {
    const offices = fc.constantFrom('青石县气象台', '柳河省气象局', '云岭区气象台和应急管理局联合', '')
    const times = fc.constantFrom('', '2026年07月01日04时10分', '7月1日4时')
    const verbs = fc.constantFrom('发布', '继续发布', '升级发布', '变更发布', '解除')
    const ends = fc.constantFrom('预警', '预警信号')
    const signals = fc.constantFrom(...warningSignals).chain(signal =>
      fc.record({
        signal: fc.constant(signal),
        level: fc.constantFrom(...vocabulary.levels.filter(({ colour }) => signal.colours.includes(colour))),
      }),
    )
    fc.assert(
      fc.property(
        offices,
        times,
        verbs,
        signals,
        ends,
        fc.boolean(),
        (office, time, verb, { signal, level }, end, bracket) => {
          const tail = bracket ? `[${level.roman}级/${level.meteorological}]` : ''
          expect(read(`${office}${time}${verb}${signal.name}${level.zh}${end}${tail}`)).toEqual({
            event: signal.name,
            codes: [signal.code],
            colour: level.colour,
            cancels: verb === '解除',
          })
        },
      ),
    )
  })

  it('of any name in the code list is read with that code', () => {
    for (const [code, name] of Object.entries(vocabulary.eventNames)) {
      if (/预警|变更|、|其[它他]/.test(name)) continue
      const { codes } = read(`青石县发布${name}橙色预警`)
      expect(codes.length, name).toBeGreaterThan(0)
      expect(vocabulary.eventNames[codes.at(-1) ?? ''], name).toBe(vocabulary.eventNames[code])
    }
  })

  it('however strange ends with an answer, and soon', () => {
    const piece = fc.constantFrom(
      '红色',
      '预警',
      '发布',
      '暴雨',
      '、',
      '[',
      ']',
      'I',
      '级',
      '升级为',
      '解除',
      ' red ',
      'warning ',
      '#1 ',
      'rain ',
      '\ud800',
      '𠀀',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), pieces => {
        expect(read(pieces.join('')).codes.every(code => vocabulary.eventNames[code])).toBe(true)
      }),
      { numRuns: 300 },
    )
    const started = performance.now()
    for (const text of ['红色', '暴雨', ' rain', 'I级', '发布暴雨红色']) read(text.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
