import { describe, expect, it } from 'vitest'
import type { Info, MsgType } from '../../../../shared/domain/cap/alert.ts'
import { methodParameter } from '../../../../shared/domain/national/methods.ts'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { chatDigest } from '../../../../shared/domain/text/chat-digest.ts'
import { recordingFor } from '../../../../shared/domain/text/recording.ts'
import { roomPost } from '../../../../shared/domain/text/room-post.ts'
import { smsText } from '../../../../shared/domain/text/sms.ts'
import { speechScript } from '../../../../shared/domain/text/speech.ts'
import { eventNames } from '../../../../shared/policy/event-names.ts'
import { rainAlert, rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const english = {
  language: 'en',
  headline: 'Red rainstorm warning',
  description: 'More rain.',
  instruction: 'Move now.',
}
const mongolian: Partial<Info> = {
  language: 'mn-Mong-CN',
  headline: 'ᠪᠣᠷᠣᠭᠠᠨ',
  resource: [
    { resourceDesc: 'picture', mimeType: 'image/png', uri: 'https://example.org/card.png' },
    { resourceDesc: 'recording', mimeType: 'audio/mpeg', uri: 'https://example.org/warning.mp3' },
  ],
}
const given = ['SMS', 'WECHAT', 'SPEAKER'].map(methodName => methodParameter({ methodName, message: '暴雨红色预警。' }))
const infos: Record<string, Info[]> = {
  'in three languages': [rainInfo(), rainInfo(english), rainInfo(mongolian)],
  'in English alone': [rainInfo(english)],
  'in words that the source wrote for each channel': [rainInfo({ parameter: given })],
  'too long for any channel': [rainInfo({ headline: '暴雨'.repeat(120), description: '大雨。'.repeat(200) })],
}
const languages = ['zh-CN', 'en', 'mn-Mong-CN']
const options = { zone: 'Asia/Shanghai', link: 'https://example.org/a/w1', signature: '宁乡应急', names: eventNames }
const limits = [roomLimits.wecom, roomLimits.dingtalk, roomLimits.feishu]

describe.each([
  ['Exercise', ['【演练】', '[EXERCISE] '], ['演练，演练。', 'Exercise, exercise. ']],
  ['Test', ['【测试】', '[TEST] '], ['测试，测试。', 'Test, test. ']],
] as const)('a message whose status is %s', (status, marks, spokenMarks) => {
  const sources = Object.entries(infos).flatMap(([kind, info]) =>
    (['Alert', 'Update', 'Cancel'] as MsgType[]).flatMap(msgType =>
      [info, []].map(own => ({
        name: `${kind}, ${msgType}${own.length === 0 ? ' without words of its own' : ''}`,
        source: rainIssued({ status, msgType, info: own }, { seq: 2, about: { alert: rainAlert({ status, info }) } }),
      })),
    ),
  )
  const asks = languages.flatMap(lang => [true, false].map(covered => ({ ...options, lang, covered })))

  it.each(sources)('$name: says so before anything else, on every channel, in every language', ({ source }) => {
    let said = 0
    for (const ask of asks) {
      const posts = limits.flatMap(one => roomPost(source, ask, one) ?? [])
      const written = [
        smsText(source, ask)?.text,
        ...posts.map(post => (post.kind === 'picture' ? post.title : post.body)),
      ]
      for (const text of written) {
        if (text === undefined) continue
        said += 1
        expect(
          marks.some(mark => text.startsWith(mark)),
          text.slice(0, 40),
        ).toBe(true)
        expect(text).not.toContain('example.org/a/')
      }
      const script = speechScript(source, ask)?.script
      if (script !== undefined)
        expect(
          spokenMarks.some(mark => script.startsWith(mark)),
          script.slice(0, 40),
        ).toBe(true)
    }
    // An Alert always has words, and so has whatever follows one.
    if (source.alert.msgType !== 'Alert' || source.alert.info.length > 0) expect(said).toBeGreaterThan(0)
  })

  it('says so first in a post that it shares with others of its kind', () => {
    const part = { within: () => '暴雨', least: 6 }
    for (const [lang, mark] of [
      ['zh-CN', marks[0]],
      ['en', marks[1]],
    ] as const)
      expect(chatDigest([part, part], { lang, status }, 4_096).body.startsWith(mark)).toBe(true)
  })

  it('plays no recording, which nothing of ours can stand before', () => {
    const terminals = [{ lang: 'mn-Mong-CN' }]
    const info = [rainInfo(), rainInfo(mongolian)]
    expect(recordingFor({ status: 'Actual', info }, terminals)?.uri).toBe('https://example.org/warning.mp3')
    expect(recordingFor({ status, info }, terminals)).toBeUndefined()
  })
})
