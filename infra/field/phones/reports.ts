import type { TemplateCarrier } from './console.ts'
import { type Due, DuePoster, postJson } from './due-poster.ts'
import { type Fate, fateOf } from './fate.ts'
import type { Pushes } from './pushes.ts'
import type { Taken } from './template-network.ts'

/** Beijing time, as both carriers write it. */
const written = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

const words = { delivered: '用户接收成功', failed: '用户关机或不在服务区' }

/**
 * What a carrier says later about one SMS, and when: it passes on what the network's own receipts say, so of a phone whose network
 * gives none nothing is ever said.
 */
export const reportOf = (
  carrier: TemplateCarrier,
  { phone, serial, ref }: Taken,
  takenAt: number,
  fate: Fate,
): Due<TemplateCarrier, object> | undefined => {
  if (fate.receipt === 'none' || fate.receipt === 'handed') return undefined
  const { receipt } = fate
  const dueAt = takenAt + fate.ackMs
  const mobile = phone.slice('+86'.length)
  const event = {
    tencent: {
      user_receive_time: written(dueAt),
      nationcode: '86',
      mobile,
      report_status: receipt === 'delivered' ? 'SUCCESS' : 'FAIL',
      errmsg: receipt === 'delivered' ? 'DELIVRD' : 'UNDELIV',
      description: words[receipt],
      sid: serial,
    },
    alibaba: {
      phone_number: mobile,
      send_time: written(takenAt),
      report_time: written(dueAt),
      success: receipt === 'delivered',
      err_code: receipt === 'delivered' ? 'DELIVERED' : 'UNDELIV',
      err_msg: words[receipt],
      sms_size: '1',
      biz_id: serial,
      out_id: ref,
    },
  }[carrier]
  return { dueAt, group: carrier, event }
}

/** What a phone sends back, as each carrier passes it on. */
export const replyOf = (carrier: TemplateCarrier, phone: string, text: string, at: number): object => {
  const mobile = phone.slice('+86'.length)
  if (carrier === 'tencent')
    return { extend: '', mobile, nationcode: '86', sign: '', text, time: Math.floor(at / 1000) }
  return { phone_number: mobile, content: text, send_time: written(at), dest_code: '1069', sequence_id: String(at) }
}

/** "响应超时": Alibaba waits so long for an answer, and then says it again. */
const patienceMs = 700
/**
 * "单次请求可能包含多个状态报告结果" (help.aliyun.com/document_detail/101867.html): how many it does not say, others say 50 or 100. It comes
 * again after 1, 5 and 10 minutes; here sooner, for nobody waits so long in a demo.
 */
const pace = { batchSize: 100, atOnce: 4, againAfterMs: 1_000 }

type Callbacks = { url: string; population: Parameters<typeof fateOf>[1]; pushes: Pushes }

/** The carriers call back: `<url>/<carrier>/receipts` and `<url>/<carrier>/replies`. */
export const callbacks = ({ url, population, pushes }: Callbacks) => {
  const push = async (carrier: TemplateCarrier, events: object[]): Promise<boolean> => {
    const begun = performance.now()
    const said = await postJson(`${url}/${carrier}/receipts`, events, patienceMs)
    const milliseconds = performance.now() - begun
    const posted = said === 'taken' && milliseconds > patienceMs ? 'late' : said
    pushes.add(carrier, posted, { receipts: events.length, milliseconds })
    return posted === 'taken'
  }
  const poster = new DuePoster<TemplateCarrier, object>(push, pace)
  /** Who was sent something last, by carrier: somebody must be the one that replies. */
  const last = new Map<TemplateCarrier, string>()
  return {
    onTaken(carrier: TemplateCarrier, taken: Taken, at: number): void {
      last.set(carrier, taken.phone)
      const due = reportOf(carrier, taken, at, fateOf(taken.phone, population))
      if (due) poster.schedule(due)
    },
    /** False: nobody was sent anything, or the reply was not taken. */
    async reply(carrier: TemplateCarrier, text: string): Promise<boolean> {
      const phone = last.get(carrier)
      if (phone === undefined) return false
      const one = replyOf(carrier, phone, text, Date.now())
      return (await postJson(`${url}/${carrier}/replies`, carrier === 'tencent' ? one : [one], patienceMs)) === 'taken'
    },
    close: () => poster.close(),
  }
}
