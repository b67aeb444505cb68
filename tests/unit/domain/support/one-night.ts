import type { Alert, Info } from '../../../../shared/domain/cap/alert.ts'
import { roomLimits } from '../../../../shared/domain/rooms/room-carrier.ts'
import { chatText } from '../../../../shared/domain/text/chat.ts'
import { smsText } from '../../../../shared/domain/text/sms.ts'
import { speechScript } from '../../../../shared/domain/text/speech.ts'
import type { TextOptions, TextSource } from '../../../../shared/domain/text/text-source.ts'
import { eventNames } from '../../../../shared/policy/event-names.ts'
import { rainAlert, rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'

export const zh = rainInfo()
export const english = rainInfo({
  language: 'en',
  event: 'Rainstorm',
  senderName: 'Ningxiang Weather Office',
  headline: 'Red rainstorm warning',
  description: 'Rain of 112.6 mm has fallen.',
  instruction: 'Move to the shelter now.',
})
export const mongolian = rainInfo({
  language: 'mn-Mong-CN',
  event: 'ᠪᠣᠷᠣᠭ᠎ᠠ',
  senderName: 'ᠵᠠᠰᠠᠭ',
  headline: 'ᠪᠣᠷᠣᠭ᠎ᠠ ᠶᠢᠨ ᠤᠯᠠᠭᠠᠨ',
  description: 'ᠪᠣᠷᠣᠭ᠎ᠠ ᠣᠷᠣᠨ᠎ᠠ',
  instruction: 'ᠨᠡᠭᠦᠭᠡᠷᠡᠢ',
})
export const update: Partial<Alert> = { msgType: 'Update', sent: '2026-07-01T06:30:00+08:00' }
export const cancel: Partial<Alert> = { msgType: 'Cancel', sent: '2026-07-01T09:05:00+08:00' }

/** The Alerts of one night, each as its own or as what a Cancel lifts. */
export const red = (...info: Info[]) => rainIssued({ info })
export const updated = (...info: Info[]) => rainIssued({ ...update, info }, { seq: 2 })
export const lifts = (alert: Partial<Alert>, about: Partial<Alert>) =>
  rainIssued({ ...cancel, ...alert, info: [] }, { seq: 3, about: { alert: rainAlert(about) } })
export const allClear = rainInfo({
  responseType: ['AllClear'],
  headline: '宁乡市气象台解除暴雨红色预警',
  description: '强降雨云团已移出我市。',
  instruction: '请听从村干部安排有序返回。',
})

export const link = 'https://example.org/a/w1'
export const options = { zone: 'Asia/Shanghai', link, names: eventNames }
export type Reader = Pick<TextOptions, 'lang' | 'covered'>
export const says = {
  sms: (source: TextSource, reader: Reader) => smsText(source, { ...options, ...reader, signature: '宁乡应急' })?.text,
  'group-chat': (source: TextSource, reader: Reader) =>
    chatText(source, { ...options, ...reader }, roomLimits.wecom)?.body,
  loudspeaker: (source: TextSource, reader: Reader) => speechScript(source, { ...options, ...reader })?.script,
}

export const chinese = { lang: 'zh-CN' }
export const reader = { lang: 'en' }
export const herder = { lang: 'mn-Mong-CN' }
export const outside = { lang: 'zh-CN', covered: false }

export type Row = [name: string, source: TextSource, reader: Reader, text: string]
export const opening = '宁乡市气象台7月1日4时10分发布暴雨红色预警[I级/特别严重]。'
export const newOpening = '宁乡市气象台7月1日6时30分发布暴雨红色预警[I级/特别严重]。'
export const liftedOpening = '宁乡市气象台7月1日9时05分解除7月1日4时10分发布的暴雨红色预警[I级/特别严重]。'
export const danger = '过去3小时，沙田乡降雨已达112.6毫米，预计未来3小时仍有100毫米以上降雨。山洪、地质灾害风险极高。'
export const order = '危险区群众请立即转移到安置点，遇险拨打119。'
export const englishOrder = 'Rain of 112.6 mm has fallen. Move to the shelter now.'
export const mongolianLink = `蒙古文见 ${link}#mn`
