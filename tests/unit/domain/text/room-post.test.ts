import { describe, expect, it } from 'vitest'
import type { Alert, Info, Resource } from '../../../../shared/domain/cap/alert.ts'
import { RoomCarrier, roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import type { IssuedAlert } from '../../../../shared/domain/series/warning.ts'
import { roomPost } from '../../../../shared/domain/text/room-post.ts'
import type { TextOptions } from '../../../../shared/domain/text/text-source.ts'
import { rainAlert, rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const pictureUrl = 'https://example.org/mn.png'
const card: Resource = { resourceDesc: '蒙古文', mimeType: 'image/png', uri: pictureUrl }
const mongolian = (...resource: Resource[]): Info =>
  rainInfo({ language: 'mn-Mong-CN', event: 'ᠪᠣᠷᠣᠭ᠎ᠠ', headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ', resource })
const alert = (info: Info[], more: Partial<Alert> = {}, about: Partial<IssuedAlert> = {}) =>
  rainIssued({ info, ...more }, about)
const link = 'https://example.org/a/w1'
const options: TextOptions = { lang: 'mn-Mong-CN', zone: 'Asia/Shanghai', link }
const post = (issued: IssuedAlert, more: Partial<TextOptions> = {}, carrier: RoomCarrier = 'wecom') => {
  const content = roomPost(issued, { ...options, ...more }, roomLimits[carrier])
  if (!content) throw new Error('nothing to say')
  return content
}
const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8')

describe('a room that reads Mongolian', () => {
  it('is given the picture by its address, the Chinese beside it, and the page in Mongolian', () => {
    expect(post(alert([rainInfo(), mongolian(card)]))).toEqual({
      kind: 'picture',
      title: '暴雨红色预警[I级/特别严重]',
      body: '宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。危险区群众请立即转移到安置点，遇险拨打119。',
      pictureUrl,
      link: `${link}#mn`,
    })
  })

  it.each([
    ['an Update', { msgType: 'Update' as const }, 2, '更新（第2报）：暴雨红色预警'],
    ['an Exercise', { status: 'Exercise' as const }, 1, '【演练】暴雨红色预警'],
    [
      'an Exercise of an Update',
      { status: 'Exercise' as const, msgType: 'Update' as const },
      2,
      '【演练】更新（第2报）：暴雨',
    ],
  ])('is told in the title that it is %s', (_, more, seq, beginning) => {
    const content = post(alert([rainInfo(), mongolian(card)], more, { seq }))
    expect(content).toMatchObject({ kind: 'picture', title: expect.stringMatching(`^${beginning}`) })
  })

  it.each(RoomCarrier.options)('of %s is given no more than its robot takes', carrier => {
    const long = rainInfo({ headline: '暴雨红色预警'.repeat(50), instruction: '请立即转移。'.repeat(300) })
    const content = post(alert([long, mongolian(card)]), {}, carrier)
    const { picture } = roomLimits[carrier]
    if (content.kind !== 'picture') throw new Error('no picture')
    expect(bytesOf(content.title)).toBeLessThanOrEqual(picture.title)
    expect(bytesOf(content.body)).toBeLessThanOrEqual(picture.body)
    expect(`${content.title}${content.body}`.isWellFormed()).toBe(true)
  })

  it.each([
    ['no picture', mongolian()],
    ['a recording alone', mongolian({ ...card, mimeType: 'audio/mpeg' })],
    ['a picture that no robot shows', mongolian({ ...card, mimeType: 'image/svg+xml' })],
    ['a picture without an address', mongolian({ resourceDesc: '蒙古文', mimeType: 'image/png' })],
    ['a picture that is not on the web', mongolian({ ...card, uri: 'file:///etc/passwd' })],
  ])('is given the Chinese text where there is %s', (_, info) => {
    const content = post(alert([rainInfo(), info]))
    expect(content).toMatchObject({ kind: 'markdown' })
    expect(content.body).toContain('宁乡市气象台7月1日4时10分发布暴雨红色预警')
    expect(content.body).toContain(`[蒙古文见](${link}#mn)`)
  })

  it('is told in Chinese that it is outside, or that it is over: the picture is of a danger', () => {
    const update = alert([rainInfo(), mongolian(card)], { msgType: 'Update' }, { seq: 2 })
    expect(post(update, { covered: false })).toMatchObject({
      kind: 'markdown',
      body: expect.stringMatching('不在预警范围内'),
    })
    const about = { alert: rainAlert({ info: [rainInfo(), mongolian(card)] }) }
    const cancel = alert([], { msgType: 'Cancel' }, { seq: 3, about })
    expect(post(cancel)).toMatchObject({ kind: 'markdown', body: expect.stringMatching('解除') })
  })

  it('is given the picture of an all-clear', () => {
    const cancel = alert(
      [rainInfo({ headline: '宁乡市气象台解除暴雨红色预警' }), mongolian(card)],
      { msgType: 'Cancel' },
      { seq: 3 },
    )
    expect(post(cancel)).toMatchObject({
      kind: 'picture',
      title: expect.stringMatching(/^解除（第3报）：/),
      pictureUrl,
    })
  })
})

describe('any other room', () => {
  it.each(['zh-CN', 'en', 'fr'])('of %s is given text', lang => {
    expect(post(alert([rainInfo(), mongolian(card)]), { lang }).kind).toBe('markdown')
  })

  it('has no link to what has no page', () => {
    expect(post(alert([rainInfo(), mongolian(card)], { scope: 'Restricted' }))).not.toHaveProperty('link')
  })
})
