import { beforeEach, describe, expect, it } from 'vitest'
import { routes } from '../../../../functions/receive-carrier-report/routes.ts'
import { alibabaCallbacks } from '../../../../shared/adapters/carriers/alibaba/callbacks.ts'
import { tencentCallbacks } from '../../../../shared/adapters/carriers/tencent/callbacks.ts'
import type { ReceiptQueue } from '../../../../shared/ports/carrier-reports.ts'
import { recordingLog } from '../../support/recording-log.ts'

const token = 'a-secret-of-48'
const tencentReceipt = {
  user_receive_time: '2026-07-01 12:03:04',
  nationcode: '86',
  mobile: '15400000001',
  report_status: 'SUCCESS',
  errmsg: 'DELIVRD',
  description: '用户短信送达成功',
  sid: '5000:1045710669157053657849499619',
}
const alibabaReceipt = {
  phone_number: '15400000001',
  send_time: '2026-07-01 12:03:00',
  report_time: '2026-07-01 12:03:04',
  success: false,
  err_code: 'UNDELIV',
  err_msg: '关机',
  sms_size: '1',
  biz_id: '932702304080415357^0',
  out_id: 'w/1/430182/0/430182101001/sms/0',
}

describe('what carriers report back', () => {
  let queued: Parameters<ReceiptQueue['receipts']>[0][]
  let kept: [string, string][]
  let fails: boolean
  let log: ReturnType<typeof recordingLog>

  beforeEach(() => {
    queued = []
    kept = []
    fails = false
    log = recordingLog()
  })

  const post = async (path: string, body: unknown, said = token) => {
    const app = routes({
      carriers: [tencentCallbacks, alibabaCallbacks],
      token: async () => token,
      nameOfPhone: phone => `name of ${phone.slice(-4)}`,
      queue: {
        receipts: async message => {
          if (fails) throw new Error('no queue')
          queued.push(message)
        },
      },
      replies: { keep: async (carrier, text) => void kept.push([carrier, text]) },
      log,
    })
    app.onError((_, c) => c.text('', 500))
    const init = { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await app.request(`/v1/carrier-reports/${said}/${path}`, init)
    return { status: response.status, said: response.status === 200 ? await response.json() : undefined }
  }

  it('is queued, and thanked for in the carrier’s own words', async () => {
    expect(await post('tencent/receipts', [tencentReceipt])).toEqual({ status: 200, said: { result: 0, errmsg: 'OK' } })
    expect(await post('alibaba/receipts', [alibabaReceipt])).toEqual({
      status: 200,
      said: { code: 0, msg: '接收成功' },
    })
    const at = Date.UTC(2026, 6, 1, 4, 3, 4)
    const recipient = 'name of 0001'
    expect(queued).toEqual([
      {
        carrier: 'tencent',
        receipts: [{ ref: tencentReceipt.sid, recipient, outcome: 'delivered', at }],
        unreadable: 0,
      },
      {
        carrier: 'alibaba',
        receipts: [{ ref: alibabaReceipt.out_id, recipient, outcome: 'failed', reason: 'phone-unreachable', at }],
        unreadable: 0,
      },
    ])
    expect(JSON.stringify(queued), 'no phone on a queue').not.toContain('15400000001')
  })

  it('is not believed from whoever does not know the address, nor of a carrier that is none', async () => {
    expect((await post('tencent/receipts', [tencentReceipt], 'guessed')).status).toBe(404)
    expect((await post('wecom/receipts', [tencentReceipt])).status).toBe(404)
    expect(queued).toEqual([])
  })

  it('an entry that cannot be read hides none of the others, and is counted', async () => {
    const { status } = await post('tencent/receipts', [
      { ...tencentReceipt, report_status: 'PERHAPS' },
      tencentReceipt,
      7,
    ])
    expect(status).toBe(200)
    expect(queued).toMatchObject([{ receipts: [{ ref: tencentReceipt.sid }], unreadable: 2 }])
    expect(log.lines).toMatchObject([{ code: 'carrier-receipts-unreadable', fields: { carrier: 'tencent', count: 2 } }])
  })

  it.each([['not JSON'], [{}], [null], ['"text"']])('%j is a report of nobody', async body => {
    for (const path of ['tencent/receipts', 'alibaba/receipts', 'alibaba/replies', 'tencent/replies'])
      expect((await post(path, body)).status).toBe(400)
    expect([queued, kept]).toEqual([[], []])
  })

  it('nothing at all is thanked for, and queued nowhere', async () => {
    expect((await post('alibaba/receipts', [])).status).toBe(200)
    expect(queued).toEqual([])
  })

  it('is not thanked for while it could not be queued, so that the carrier says it again', async () => {
    fails = true
    expect((await post('alibaba/receipts', [alibabaReceipt])).status).toBe(500)
  })

  it('replies are kept whole and counted; nobody has answered by them', async () => {
    const [text, mobile] = ['收到', '15400000001']
    const reply = { phone_number: mobile, content: text, send_time: '2026-07-01 12:05:00', dest_code: '1' }
    const one = { extend: '', mobile, nationcode: '86', sign: '', text, time: 1_782_878_700 }
    expect((await post('alibaba/replies', [reply, reply])).said).toEqual({ code: 0, msg: '接收成功' })
    expect((await post('tencent/replies', one)).said).toEqual({ result: 0, errmsg: 'OK' })
    expect(kept.map(([carrier, body]) => [carrier, JSON.parse(body)])).toEqual([
      ['alibaba', [reply, reply]],
      ['tencent', one],
    ])
    expect(log.lines.map(({ code, fields }) => [code, fields?.count])).toEqual([
      ['replies-kept', 2],
      ['replies-kept', 1],
    ])
    expect(queued).toEqual([])
  })
})
