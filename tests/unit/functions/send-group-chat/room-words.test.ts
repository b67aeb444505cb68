import { describe, expect, it } from 'vitest'
import { postOf } from '../../../../functions/send-group-chat/room-words.ts'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import type { IssuedAlert } from '../../../../shared/domain/series/warning.ts'
import type { Owed } from '../../../../shared/protocol/room-delivery.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

const words = { linkTo: (id: string) => `https://warn.example.org/a/${id}`, zone: 'Asia/Shanghai' }
const sentence = '沩水干流水位上涨明显，部分路段已中断通行。'

const owed = (n: number, more: Parameters<typeof rainIssued>[0] = {}, lang = 'zh-CN'): Owed => {
  const warning = `w${n}`
  const issued: IssuedAlert = rainIssued({ identifier: warning, ...more }, { warning })
  const sheet = { warning, county: '430182', bucket: 0, place: '430182101000', channel: 'group-chat', page: 0 } as const
  return {
    message: { v: 1, kind: 'send', seq: 1, lane: 'urgent', sheet },
    briefing: { issued, covers: () => true } as unknown as Owed['briefing'],
    recipient: { id: 'room-1', address: 'wecom:robot', lang, duty: false, exercise: false, also: [] },
  }
}
const bytesOf = (text: string): number => Buffer.byteLength(text)
const post = (all: readonly Owed[], limits = roomLimits.wecom) => postOf(words, all, limits)

describe('what a room reads in one post', () => {
  it('one Alert by itself, with all its words', () => {
    const { count, content } = post([owed(1)])
    expect([count, content.kind]).toEqual([1, 'markdown'])
    expect(content.body).toMatch(/^<font color="warning">【红色】<\/font>\*\*宁乡市气象台/)
  })

  it('ten Alerts of any length fit into one of WeCom’s or the rest waits; none loses its opening, its orders or its link', () => {
    const long = { info: [rainInfo({ description: sentence.repeat(60) })] }
    const { count, content } = post(Array.from({ length: 10 }, (_, n) => owed(n, long)))
    expect(count).toBeGreaterThan(5)
    expect(bytesOf(content.body)).toBeLessThanOrEqual(roomLimits.wecom.markdown)
    for (let n = 0; n < count; n += 1) expect(content.body).toContain(`(https://warn.example.org/a/w${n})`)
    expect(content.body.match(/危险区群众请立即转移到安置点，遇险拨打119。/g)).toHaveLength(count)
    expect(content.body.match(/发布暴雨红色预警/g)).toHaveLength(count)
    expect(
      post(
        Array.from({ length: 10 }, (_, n) => owed(n, long)),
        roomLimits.dingtalk,
      ).count,
    ).toBe(10)
  })

  it('an exercise is never among real warnings', () => {
    expect(post([owed(1), owed(2, { status: 'Exercise' }), owed(3)]).count).toBe(1)
    const { count, content } = post([owed(1, { status: 'Exercise' }), owed(2, { status: 'Exercise' }), owed(3)])
    expect(count).toBe(2)
    expect(content.body).toMatch(/^【演练】/)
  })

  it('a picture card stands alone', () => {
    const resource = [{ resourceDesc: '蒙古文', mimeType: 'image/png', uri: 'https://warn.example.org/mn.png' }]
    const mongolian = rainInfo({ language: 'mn-Mong-CN', headline: 'ᠪᠣᠷᠣᠭᠠᠨ', resource })
    const card = owed(1, { info: [rainInfo(), mongolian] }, 'mn-Mong-CN')
    const { count, content } = post([card, owed(2, {}, 'mn-Mong-CN')])
    expect([count, content.kind]).toEqual([1, 'picture'])
  })
})
