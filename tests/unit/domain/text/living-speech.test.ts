import { describe, expect, it } from 'vitest'
import { longestPass } from '../../../../shared/domain/text/speech.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'
import {
  allClear,
  cancel,
  chinese,
  english,
  englishOrder,
  lifts,
  mongolian,
  outside,
  type Row,
  red,
  says,
  updated,
  zh,
} from '../support/one-night.ts'

const spokenLifted =
  '解除，第三报：宁乡市气象台七月一日九时零五分解除七月一日四时十分发布的暴雨红色预警，一级，特别严重。'
const speech: Row[] = [
  [
    'an Update',
    updated(rainInfo({ description: '雨未停。', instruction: '请转移。' })),
    chinese,
    '更新，第二报：宁乡市气象台七月一日六时三十分发布暴雨红色预警，一级，特别严重。雨未停。请转移。',
  ],
  [
    'an Update',
    updated(zh),
    outside,
    '您所在地区已不在预警范围内。更新，第二报：宁乡市气象台七月一日六时三十分发布暴雨红色预警，一级，特别严重。',
  ],
  ['a Cancel without words', lifts({}, {}), chinese, spokenLifted],
  [
    'a Cancel without words, of an exercise',
    lifts({ status: 'Exercise' }, { status: 'Exercise' }),
    chinese,
    `演练，演练。${spokenLifted}`,
  ],
  [
    'a Cancel with words',
    rainIssued({ ...cancel, info: [allClear] }, { seq: 3 }),
    chinese,
    '解除，第三报：宁乡市气象台七月一日九时零五分解除暴雨红色预警。强降雨云团已移出我市。请听从村干部安排有序返回。',
  ],
  [
    'an Alert in Mongolian and Chinese',
    red(mongolian, rainInfo({ description: '', instruction: '' })),
    chinese,
    '宁乡市气象台七月一日四时十分发布暴雨红色预警，一级，特别严重。',
  ],
  [
    'an Alert in English alone',
    red(english),
    chinese,
    `Ningxiang Weather Office, 1 Jul 04:10 (UTC+8): Red rainstorm warning. ${englishOrder}`,
  ],
]

describe('what a living warning says aloud', () => {
  it.each(speech)('%s', (_, source, who, text) => {
    expect(says.loudspeaker(source, who)).toBe(text)
    expect([...text].length).toBeLessThanOrEqual(longestPass.en)
  })
})
