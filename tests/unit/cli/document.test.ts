import { describe, expect, test } from 'vitest'
import { demoDocument, type Outcome } from '../../../infra/cli/demo/document.ts'
import type { ChannelFigures, WarningStatus } from '../../../shared/contracts/http.ts'

const sms: ChannelFigures = {
  planned: 10,
  open: 0,
  accepted: 7,
  delivered: 5,
  unconfirmed: 2,
  failed: 1,
  unknown: 1,
  suppressed: 1,
  reasons: { 'invalid-address': 1 },
}
const status: WarningStatus = {
  warning: 'w1',
  status: 'Actual',
  msgType: 'Alert',
  state: 'in-force',
  seq: 1,
  colour: 'red',
  event: '暴雨',
  headline: '暴雨红色预警',
  sender: 'ningxiang@example.cn',
  sent: '2026-07-01T04:10:00+08:00',
  receivedAt: 1,
  issuedAt: 2,
  expiresAt: 3,
  handedOver: true,
  unresolved: [{ areaDesc: '某地', what: 'geocode 430199', reason: 'unknown-code' }],
  channels: { sms },
  villages: { proven: 1, partly: 2, notProven: 3 },
  seconds: { firstSend: 0.2 },
  towns: [],
  pasted: [],
}
const accepted: Outcome = {
  verdict: 'accepted',
  file: 'a.xml',
  receipt: {
    warning: 'w1',
    seq: 1,
    outcome: 'issued',
    status: 'Actual',
    state: 'in-force',
    warnings: [{ code: 'no-language', at: 'info[1]', message: 'No language: zh-CN is assumed.' }],
    unresolved: [],
    audience: { villages: 6, groups: 0, phones: 10, rooms: 0, terminals: 0 },
  },
  status,
}
const refused: Outcome = {
  verdict: 'refused',
  file: 'b.xml',
  reasons: [{ code: 'missing-element', at: 'alert', message: 'sent is missing.' }],
}
const field = {
  sms: { received: 7, distinct: 7, firstAt: 1 },
  'group-chat': { received: 0, distinct: 0 },
  loudspeaker: { received: 0, distinct: 0 },
}

describe('the document of a demo', () => {
  const document = JSON.parse(JSON.stringify(demoDocument([accepted, refused], field)))
  const none = { planned: 0, accepted: 0, delivered: 0, failed: 0, unknown: 0, suppressed: 0 }

  test('has every field for an accepted file, also of channels and times that there were not', () => {
    expect(document.alerts[0]).toStrictEqual({
      file: 'a.xml',
      verdict: 'accepted',
      reasons: [],
      warnings: [{ code: 'no-language', at: 'info[1]', message: 'No language: zh-CN is assumed.' }],
      warning: 'w1',
      state: 'in-force',
      unresolved: [{ areaDesc: '某地', what: 'geocode 430199', reason: 'unknown-code' }],
      channels: {
        sms: { planned: 10, accepted: 7, delivered: 5, failed: 1, unknown: 1, suppressed: 1 },
        'group-chat': none,
        loudspeaker: none,
      },
      villages: { proven: 1, partly: 2, notProven: 3 },
      seconds: { firstSend: 0.2, lastAccepted: null, lastReceipt: null },
    })
  })

  test('has only file, verdict and reasons for a refused one', () => {
    expect(document.alerts[1]).toStrictEqual({
      file: 'b.xml',
      verdict: 'refused',
      reasons: [{ code: 'missing-element', at: 'alert', message: 'sent is missing.' }],
    })
  })

  test('has received and distinct of each channel of the field, and nothing else', () => {
    expect(document.field).toStrictEqual({
      sms: { received: 7, distinct: 7 },
      'group-chat': { received: 0, distinct: 0 },
      loudspeaker: { received: 0, distinct: 0 },
    })
    expect(Object.keys(document)).toStrictEqual(['alerts', 'field'])
  })
})
