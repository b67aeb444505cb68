import { describe, expect, it } from 'vitest'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { chatText } from '../../../../shared/domain/text/chat.ts'
import { publicPage } from '../../../../shared/domain/text/page.ts'
import { smsText } from '../../../../shared/domain/text/sms.ts'
import { speechScript } from '../../../../shared/domain/text/speech.ts'
import { rainIssued } from '../../../fixtures/rainstorm.ts'
import { aWarning } from '../../../fixtures/warning.ts'
import { alertOf, readFixture } from '../alert-documents.ts'

const issued = (file: string) => rainIssued(alertOf(readFixture(`national/${file}`)))
const options = { lang: 'zh-CN', zone: 'Asia/Shanghai', link: 'https://example.org/a/w1' }
const red = issued('ningxiang-rainstorm-red.xml')

describe('what people get of a national message', () => {
  it('is the text of its method, unchanged, by SMS and loudspeaker', () => {
    expect(smsText(red, options)?.text).toBe(
      '宁乡市气象台07月01日04时00分发布暴雨红色预警：沙田、黄材等地过去3小时降雨已达100毫米以上，请危险区群众立即转移。',
    )
    expect(speechScript(red, options)?.script).toMatch(/^宁乡市气象局2026年07月01日04时08分10秒暴雨红色预警\[I级/)
  })

  it('is written by us for the room, with the office and the time on paper', () => {
    const body = chatText(red, options, roomLimits.wecom)?.body
    expect(body).toContain('宁乡市气象局7月1日4时00分发布暴雨红色预警')
    expect(body).toContain('危险区群众立即转移')
  })

  it('names the officer who signed nowhere', () => {
    const page = publicPage({
      warning: aWarning({ state: 'in-force', expiresAt: red.expiresAt }),
      issued: red,
      now: 0,
      zone: options.zone,
    })
    expect(page).toBeDefined()
    const texts = ['zh-CN', 'en', 'mn-Mong-CN'].flatMap(lang => [
      smsText(red, { ...options, lang }),
      chatText(red, { ...options, lang }, roomLimits.wecom),
      speechScript(red, { ...options, lang }),
    ])
    expect(JSON.stringify([page, texts])).not.toMatch(/闻一鸣|154\d{8}/)
  })

  it('of a Cancel without texts is our all-clear, not the words of what it lifts', () => {
    const text = smsText(issued('ningxiang-rainstorm-cancel.xml'), options)?.text
    expect(text).toContain('解除暴雨红色预警')
    expect(text).not.toContain('立即转移')
  })
})
