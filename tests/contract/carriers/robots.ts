import { dingtalkChatCarrier } from '../../../shared/adapters/carriers/dingtalk/chat-carrier.ts'
import { dingtalkErrors } from '../../../shared/adapters/carriers/dingtalk/outcomes.ts'
import { feishuChatCarrier } from '../../../shared/adapters/carriers/feishu/chat-carrier.ts'
import { feishuErrors } from '../../../shared/adapters/carriers/feishu/outcomes.ts'
import { wecomChatCarrier } from '../../../shared/adapters/carriers/wecom/chat-carrier.ts'
import { wecomErrors } from '../../../shared/adapters/carriers/wecom/outcomes.ts'

export const chatCarriers = { wecom: wecomChatCarrier, dingtalk: dingtalkChatCarrier, feishu: feishuChatCarrier }
export const robotErrors = {
  wecom: { field: 'errcode', errors: wecomErrors },
  dingtalk: { field: 'errcode', errors: dingtalkErrors },
  feishu: { field: 'code', errors: feishuErrors },
}
