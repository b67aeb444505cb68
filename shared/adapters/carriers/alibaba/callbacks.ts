import * as z from 'zod'
import type { CarrierCallbacks, CarrierReceipt } from '../../../ports/carrier-reports.ts'
import { BeijingTime, MainlandPhone, readEntries, readReceipts } from '../callback-entries.ts'
import { networkReason } from '../network-reasons.ts'

/** help.aliyun.com/document_detail/101867.html, "SmsReport". */
const Receipt = z
  .object({
    phone_number: MainlandPhone,
    report_time: BeijingTime,
    success: z.boolean(),
    err_code: z.string().default(''),
    out_id: z.string().min(1).max(255),
  })
  .transform(
    ({ phone_number: phone, report_time: at, success, err_code, out_id: ref }): CarrierReceipt => ({
      ref,
      phone,
      at,
      ...(success ? { outcome: 'delivered' } : { outcome: 'failed', reason: networkReason(err_code) }),
    }),
  )

/** help.aliyun.com/zh/sms/developer-reference/smsup-http, "SmsUp". */
const Reply = z.object({ phone_number: z.string(), content: z.string() })

export const alibabaCallbacks: CarrierCallbacks = {
  carrier: 'alibaba',
  receipts: json => readReceipts(json, Receipt),
  replies: json => readEntries(json, Reply)?.entries.length,
  thanks: { code: 0, msg: '接收成功' },
}
