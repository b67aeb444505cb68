import type { ReceiptReason } from '../../domain/receipts/receipt-reason.ts'

/**
 * Why a network in China did not deliver, by the words of its own short message centres (CMPP, SGIP, SMGP), which carriers pass on as
 * they come. There are hundreds and no list is whole: what is not here is `unclassified`.
 */
const reasons: readonly [RegExp, ReceiptReason][] = [
  [/^(UNDELIV|EXPIRED|MK:0010|MK:0023|MK:0012|MI:0010|MI:0012|MI:0024)$/, 'phone-unreachable'],
  [/^(MK:0000|MK:0001|MK:0005|MI:0005|MI:0001|isv\.MOBILE_NUMBER_ILLEGAL)$/, 'invalid-address'],
  [/BLACK|^DB:0144$/, 'blocked-list'],
  [/^(REJECTD|REJECT|MK:0115|MK:0014|isv\.SMS_CONTENT_ILLEGAL)$/, 'carrier-blocked'],
  [/^(NOROUTE|ROUTEERR|MA:|IB:|ID:)/, 'carrier-unreachable'],
  [/^(isv\.BUSINESS_LIMIT_CONTROL|isv\.DAY_LIMIT_CONTROL|isv\.OUT_OF_SERVICE)$/, 'quota-exceeded'],
  [/^(isv\.SMS_TEMPLATE_ILLEGAL|isv\.SMS_SIGNATURE_ILLEGAL|isv\.SMS_SIGN_ILLEGAL)$/, 'message-invalid'],
]

export const networkReason = (code: string): ReceiptReason =>
  reasons.find(([form]) => form.test(code))?.[1] ?? 'unclassified'
