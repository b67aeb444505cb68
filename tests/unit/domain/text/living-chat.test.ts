import { describe, expect, it } from 'vitest'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import {
  allClear,
  cancel,
  chinese,
  danger,
  herder,
  liftedOpening,
  lifts,
  link,
  mongolian,
  newOpening,
  opening,
  order,
  outside,
  type Row,
  reader,
  red,
  says,
  updated,
  zh,
} from '../support/one-night.ts'

const chat: Row[] = [
  [
    'an Update',
    updated(zh),
    chinese,
    `<font color="warning">【红色】</font>**更新（第2报）：${newOpening}**\n${danger}\n**防御指南：**${order}\n> 地区：宁乡市\n[详见](${link})`,
  ],
  [
    'an Update',
    updated(zh),
    outside,
    `**您所在地区已不在预警范围内。更新（第2报）：${newOpening}**\n> 地区：宁乡市\n[详见](${link})`,
  ],
  [
    'an Update in Chinese',
    updated(zh),
    { ...reader, covered: false },
    `**Your area is no longer covered by this warning. UPDATE no. 2: Red warning: Rainstorm. 您所在地区已不在预警范围内。更新（第2报）：${newOpening}**\n> 地区：宁乡市\n[详见](${link})`,
  ],
  [
    'a Cancel without words',
    lifts({}, {}),
    chinese,
    `**解除（第3报）：${liftedOpening}**\n> 地区：宁乡市\n[详见](${link})`,
  ],
  [
    'a Cancel without words, of a Restricted warning',
    lifts({}, { scope: 'Restricted' }),
    chinese,
    `**解除（第3报）：${liftedOpening}**\n> 地区：宁乡市`,
  ],
  [
    'a Cancel with words',
    rainIssued({ ...cancel, info: [allClear] }, { seq: 3 }),
    chinese,
    `**解除（第3报）：宁乡市气象台7月1日9时05分解除暴雨红色预警。**\n强降雨云团已移出我市。\n**防御指南：**请听从村干部安排有序返回。\n> 地区：宁乡市\n[详见](${link})`,
  ],
  [
    'an Alert in Chinese and Mongolian',
    red(zh, mongolian),
    herder,
    `<font color="warning">【红色】</font>**${opening}**\n${danger}\n**防御指南：**${order}\n> 地区：宁乡市\n[蒙古文见](${link}#mn)`,
  ],
]

describe('what a living warning says in a room', () => {
  it.each(chat)('%s', (_, source, who, text) => expect(says['group-chat'](source, who)).toBe(text))
})
