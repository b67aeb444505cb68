import { describe, expect, it } from 'vitest'
import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { chatText } from '../../../../shared/domain/text/chat.ts'
import { smsText } from '../../../../shared/domain/text/sms.ts'
import { longestPass, speechScript } from '../../../../shared/domain/text/speech.ts'
import type { TextOptions, TextSource } from '../../../../shared/domain/text/text-source.ts'
import { eventNames } from '../../../../shared/policy/event-names.ts'
import { rainAlert, rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const zh = rainInfo()
const english = rainInfo({
  language: 'en',
  event: 'Rainstorm',
  senderName: 'Ningxiang Weather Office',
  headline: 'Red rainstorm warning',
  description: 'Rain of 112.6 mm has fallen.',
  instruction: 'Move to the shelter now.',
})
const mongolian = rainInfo({
  language: 'mn-Mong-CN',
  event: 'ᠪᠣᠷᠣᠭ᠎ᠠ',
  senderName: 'ᠵᠠᠰᠠᠭ',
  headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ ᠶᠢᠨ ᠤᠯᠠᠭᠠᠨ',
  description: 'ᠪᠣᠷᠣᠭ᠎ᠠ ᠣᠷᠣᠨ᠎ᠠ',
  instruction: 'ᠨᠡᠭᠦᠭᠡᠷᠡᠢ',
})
const update: Partial<Alert> = { msgType: 'Update', sent: '2026-07-01T06:30:00+08:00' }
const cancel: Partial<Alert> = { msgType: 'Cancel', sent: '2026-07-01T09:05:00+08:00' }

/** The Alerts of one night, each as its own or as what a Cancel lifts. */
const red = (...info: Info[]) => rainIssued({ info })
const updated = (...info: Info[]) => rainIssued({ ...update, info }, { seq: 2 })
const lifts = (alert: Partial<Alert>, about: Partial<Alert>) =>
  rainIssued({ ...cancel, ...alert, info: [] }, { seq: 3, about: { alert: rainAlert(about) } })
const allClear = rainInfo({
  responseType: ['AllClear'],
  headline: '宁乡市气象台解除暴雨红色预警',
  description: '强降雨云团已移出我市。',
  instruction: '请听从村干部安排有序返回。',
})

const link = 'https://example.org/a/w1'
const zone = 'Asia/Shanghai'
const options = { zone, link, names: eventNames }
type Reader = Pick<TextOptions, 'lang' | 'covered'>
const says = {
  sms: (source: TextSource, reader: Reader) => smsText(source, { ...options, ...reader, signature: '宁乡应急' })?.text,
  'group-chat': (source: TextSource, reader: Reader) =>
    chatText(source, { ...options, ...reader }, roomLimits.wecom)?.body,
  loudspeaker: (source: TextSource, reader: Reader) => speechScript(source, { ...options, ...reader })?.script,
}

const chinese = { lang: 'zh-CN' }
const reader = { lang: 'en' }
const herder = { lang: 'mn-Mong-CN' }
const outside = { lang: 'zh-CN', covered: false }

type Row = [name: string, source: TextSource, reader: Reader, text: string]
type SmsRow = [name: string, source: TextSource, reader: Reader, parts: number, text: string]
const opening = '宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。'
const newOpening = '宁乡市气象台7月1日6时30分发布暴雨红色预警[I级/特别严重]。'
const liftedOpening = '宁乡市气象台7月1日9时05分解除7月1日4时10分发布的暴雨红色预警[I级/特别严重]。'
const danger = '过去3小时，沙田乡降雨已达112.6毫米，预计未来3小时仍有100毫米以上降雨。山洪、地质灾害风险极高。'
const order = '危险区群众请立即转移到安置点，遇险拨打119。'
const englishOrder = 'Rain of 112.6 mm has fallen. Move to the shelter now.'
const mongolianLink = `蒙古文见 ${link}#mn`

const sms: SmsRow[] = [
  ['an Alert', red(zh), chinese, 2, `【宁乡应急】${opening}${danger}${order}`],
  ['an Alert in two languages', red(zh, english), chinese, 2, `【宁乡应急】${opening}${danger}${order}`],
  [
    'an Alert in two languages',
    red(zh, english),
    reader,
    2,
    `【宁乡应急】Ningxiang Weather Office, 1 Jul 04:10 (UTC+8): Red rainstorm warning. ${englishOrder}`,
  ],
  ['an Alert in Chinese', red(zh), reader, 3, `【宁乡应急】Red warning: Rainstorm. ${opening}${danger}${order}`],
  ['an Alert in Chinese', red(zh), { lang: 'fr' }, 2, `【宁乡应急】${opening}${danger}${order}`],
  ['an Alert in Chinese', red(zh), herder, 2, `【宁乡应急】${opening}${danger}${order}`],
  [
    'an Alert in Chinese and Mongolian',
    red(zh, mongolian),
    herder,
    3,
    `【宁乡应急】${opening}${danger}${order}${mongolianLink}`,
  ],
  ['an Alert in Chinese and Mongolian', red(mongolian, zh), chinese, 2, `【宁乡应急】${opening}${danger}${order}`],
  [
    'an Alert in Mongolian alone',
    red(mongolian),
    herder,
    1,
    `【宁乡应急】example.org7月1日4时10分发布暴雨红色预警。${mongolianLink}`,
  ],
  ['an Alert in Mongolian alone', red(mongolian), chinese, 1, '【宁乡应急】example.org7月1日4时10分发布暴雨红色预警。'],
  ['an Update', updated(zh), chinese, 2, `【宁乡应急】更新（第2报）：${newOpening}${danger}${order}`],
  [
    'an Update in two languages',
    updated(zh, english),
    reader,
    3,
    `【宁乡应急】UPDATE no. 2: Ningxiang Weather Office, 1 Jul 06:30 (UTC+8): Red rainstorm warning. ${englishOrder}`,
  ],
  [
    'an Update in Chinese',
    updated(zh),
    reader,
    3,
    `【宁乡应急】UPDATE no. 2: Red warning: Rainstorm. 更新（第2报）：${newOpening}${danger}${order}`,
  ],
  [
    'an Update',
    updated(zh, english),
    outside,
    1,
    `【宁乡应急】您所在地区已不在预警范围内。更新（第2报）：${newOpening}`,
  ],
  [
    'an Update in two languages',
    updated(zh, english),
    { ...reader, covered: false },
    3,
    '【宁乡应急】Your area is no longer covered by this warning. UPDATE no. 2: Ningxiang Weather Office, 1 Jul 06:30 (UTC+8): Red rainstorm warning.',
  ],
  [
    'an Update in Chinese',
    updated(zh),
    { ...reader, covered: false },
    3,
    `【宁乡应急】Your area is no longer covered by this warning. UPDATE no. 2: Red warning: Rainstorm. 您所在地区已不在预警范围内。更新（第2报）：${newOpening}`,
  ],
  [
    'an Update in Chinese and Mongolian',
    updated(zh, mongolian),
    { ...herder, covered: false },
    2,
    `【宁乡应急】您所在地区已不在预警范围内。更新（第2报）：${newOpening}${mongolianLink}`,
  ],
  [
    'an Update of something unknown, which begins the series',
    rainIssued({ ...update }, { seq: 1 }),
    chinese,
    2,
    `【宁乡应急】更新：${newOpening}${danger}${order}`,
  ],
  ['a Cancel without words', lifts({}, {}), chinese, 1, `【宁乡应急】解除（第3报）：${liftedOpening}`],
  [
    'a Cancel without words, in two languages',
    lifts({}, { info: [zh, english] }),
    reader,
    3,
    '【宁乡应急】CANCELLED no. 3: Ningxiang Weather Office, 1 Jul 09:05 (UTC+8): no longer in force: Red rainstorm warning (issued 1 Jul 04:10 (UTC+8)).',
  ],
  [
    'a Cancel without words, of Chinese',
    lifts({}, {}),
    reader,
    2,
    `【宁乡应急】CANCELLED no. 3: Red warning: Rainstorm. 解除（第3报）：${liftedOpening}`,
  ],
  [
    'a Cancel without words, of Chinese and Mongolian',
    lifts({}, { info: [zh, mongolian] }),
    herder,
    2,
    `【宁乡应急】解除（第3报）：${liftedOpening}${mongolianLink}`,
  ],
  [
    'a Cancel without words, of Mongolian alone',
    lifts({}, { info: [mongolian] }),
    chinese,
    1,
    '【宁乡应急】解除（第3报）：example.org7月1日9时05分解除7月1日4时10分发布的暴雨红色预警。',
  ],
  [
    'a Cancel without words, by somebody else',
    lifts({ sender: 'duty@province.example' }, {}),
    chinese,
    2,
    '【宁乡应急】解除（第3报）：province.example7月1日9时05分解除宁乡市气象台7月1日4时10分发布的暴雨红色预警[I级/特别严重]。',
  ],
  [
    'a Cancel without words, of a headline that names no warning',
    lifts({}, { info: [rainInfo({ headline: '四川发生6.0级地震' })] }),
    chinese,
    1,
    '【宁乡应急】解除（第3报）：宁乡市气象台7月1日9时05分解除7月1日4时10分发布的预警“四川发生6.0级地震”。',
  ],
  ['a Cancel without words, whoever is told', lifts({}, {}), outside, 1, `【宁乡应急】解除（第3报）：${liftedOpening}`],
  [
    'a Cancel with words',
    rainIssued({ ...cancel, info: [allClear] }, { seq: 3 }),
    chinese,
    1,
    '【宁乡应急】解除（第3报）：宁乡市气象台7月1日9时05分解除暴雨红色预警。强降雨云团已移出我市。请听从村干部安排有序返回。',
  ],
  [
    'a Cancel with words but no verb',
    rainIssued({ ...cancel, info: [{ ...allClear, headline: '暴雨红色预警' }] }, { seq: 3 }),
    chinese,
    1,
    '【宁乡应急】解除（第3报）：宁乡市气象台7月1日9时05分解除暴雨红色预警。强降雨云团已移出我市。请听从村干部安排有序返回。',
  ],
  [
    'a Cancel with words, of an exercise',
    rainIssued({ ...cancel, status: 'Exercise', info: [allClear] }, { seq: 3 }),
    chinese,
    1,
    '【演练】【宁乡应急】解除（第3报）：宁乡市气象台7月1日9时05分解除暴雨红色预警。强降雨云团已移出我市。请听从村干部安排有序返回。',
  ],
  [
    'an exercise in Chinese',
    rainIssued({ status: 'Exercise', info: [rainInfo({ description: '', instruction: '' })] }),
    reader,
    2,
    `【演练】【宁乡应急】[EXERCISE] Red warning: Rainstorm. ${opening}`,
  ],
]

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

describe('what a living warning says by SMS', () => {
  it.each(sms)('%s', (_, source, who, parts, text) => {
    expect(says.sms(source, who)).toBe(text)
    expect(smsText(source, { ...options, ...who, signature: '宁乡应急' })?.parts).toBe(parts)
  })
})

describe('what a living warning says in a room', () => {
  it.each(chat)('%s', (_, source, who, text) => expect(says['group-chat'](source, who)).toBe(text))
})

describe('what a living warning says aloud', () => {
  it.each(speech)('%s', (_, source, who, text) => {
    expect(says.loudspeaker(source, who)).toBe(text)
    expect([...text].length).toBeLessThanOrEqual(longestPass.en)
  })
})

describe('on every channel', () => {
  const channels = Object.entries(says)

  it.each(channels)('%s: a Cancel of nothing known says nothing', (_, say) => {
    expect(say(rainIssued({ ...cancel, info: [] }), chinese)).toBeUndefined()
  })

  it.each(channels)(
    '%s: a Cancel without words repeats neither the danger nor the orders of what it lifts',
    (_, say) => {
      for (const info of [zh, english])
        for (const who of [chinese, reader, herder, outside])
          expect(say(lifts({}, { info: [info] }), who)).not.toMatch(/沙田乡|转移|112|Move|幺幺九|119/)
    },
  )

  it.each(channels)('%s: a Cancel without words lifts every event of what it follows', (_, say) => {
    const gale = rainInfo({
      severity: 'Minor',
      event: '大风',
      headline: '宁乡市气象台发布大风蓝色预警',
      eventCode: [{ valueName: 'CN-EVENT', value: '11B06' }],
    })
    expect(say(lifts({}, { info: [zh, gale] }), chinese)).toMatch(/同时解除大风蓝色预警。/)
  })

  it.each(channels)('%s: whoever is outside hears of no danger and no order, in no language', (_, say) => {
    for (const who of [chinese, reader, herder])
      expect(say(updated(zh, english, mongolian), { ...who, covered: false })).not.toMatch(/转移|Move|112|幺幺九|119/)
  })

  it.each(channels)('%s: whoever is inside is not told to be outside', (_, say) => {
    for (const who of [chinese, reader, herder])
      expect(say(updated(zh), { ...who, covered: true })).not.toMatch(/不在预警范围|no longer covered/)
    expect(say(red(zh), outside)).not.toMatch(/不在预警范围/)
  })

  it.each(channels)('%s: no text of a source for those inside goes to whoever is outside', (name, _) => {
    const given = { lang: 'zh-CN', covered: false, given: '请立即转移。' }
    const text = says[name as keyof typeof says](updated(zh), given)
    expect(text).toContain('不在预警范围内')
    expect(text).not.toContain('转移')
  })

  it.each(channels)('%s: Mongolian is never sent as text', (_, say) => {
    const sources = [red(mongolian), red(zh, mongolian), updated(mongolian, english), lifts({}, { info: [mongolian] })]
    for (const source of sources)
      for (const who of [chinese, reader, herder, outside])
        expect(say(source, who)).not.toMatch(/\p{Script=Mongolian}/u)
  })
})
