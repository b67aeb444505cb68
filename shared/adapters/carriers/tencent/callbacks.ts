import * as z from 'zod'
import type { CarrierCallbacks, CarrierReceipt } from '../../../ports/carrier-reports.ts'
import { BeijingTime, readReceipts } from '../callback-entries.ts'
import { networkReason } from '../network-reasons.ts'

/** cloud.tencent.com/document/api/382/5807, "短信下发状态通知". */
const Receipt = z
  .object({
    user_receive_time: BeijingTime,
    nationcode: z.string(),
    mobile: z.string(),
    report_status: z.enum(['SUCCESS', 'FAIL']),
    errmsg: z.string().default(''),
    sid: z.string().min(1).max(200),
  })
  .transform(
    ({ user_receive_time: at, nationcode, mobile, report_status, errmsg, sid: ref }): CarrierReceipt => ({
      ref,
      at,
      phone: `+${nationcode}${mobile}`,
      ...(report_status === 'SUCCESS'
        ? { outcome: 'delivered' }
        : { outcome: 'failed', reason: networkReason(errmsg) }),
    }),
  )

/** cloud.tencent.com/document/api/382/5808, "短信回复通知": one a call. */
const Reply = z.object({ mobile: z.string(), text: z.string() })

export const tencentCallbacks: CarrierCallbacks = {
  carrier: 'tencent',
  receipts: json => readReceipts(json, Receipt),
  replies: json => (Reply.safeParse(json).success ? 1 : undefined),
  thanks: { result: 0, errmsg: 'OK' },
}
