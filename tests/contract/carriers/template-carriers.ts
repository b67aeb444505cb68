import { demoAccounts } from '../../../infra/field/phones/template-carriers.ts'
import { AlibabaSmsCarrier } from '../../../shared/adapters/carriers/alibaba/sms-carrier.ts'
import { TencentSmsCarrier } from '../../../shared/adapters/carriers/tencent/sms-carrier.ts'
import type { TemplateMessage } from '../../../shared/domain/templates/template-message.ts'
import type { SmsCarrier } from '../../../shared/ports/carriers.ts'

type At = { url: string; requestTimeoutMs?: number; now?: () => number }

/** The carriers of templates, with the accounts that the field knows. */
export const templateCarriersAt: Record<'tencent' | 'alibaba', (at: At) => SmsCarrier> = {
  tencent: ({ now = Date.now, ...at }) =>
    new TencentSmsCarrier({ ...at, account: demoAccounts.tencent, clock: { now } }),
  alibaba: ({ now = Date.now, ...at }) =>
    new AlibabaSmsCarrier({ ...at, account: demoAccounts.alibaba, clock: { now } }),
}

/** One template as both carriers have registered it. */
export const registered = [
  { carrier: 'tencent', template: '1110', text: '{1}发布{2}。', signature: '应急广播', approved: true },
  { carrier: 'alibaba', template: 'SMS_1110', text: `\${issuer}发布\${what}。`, signature: '应急广播', approved: true },
] as const

export const templateOf = { tencent: '1110', alibaba: 'SMS_1110' }

export const warningBy = (carrier: 'tencent' | 'alibaba', more: Partial<TemplateMessage> = {}): TemplateMessage => ({
  template: templateOf[carrier],
  signature: '应急广播',
  variables: ['宁乡市气象台', '暴雨红色预警'],
  names: ['issuer', 'what'],
  ...more,
})
