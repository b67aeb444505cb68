import { type Call, signer } from '../../../infra/local/door/request.ts'
import type { Point } from '../fault.ts'
import { type Item, isSheet, operationOf } from './item.ts'

const conditionOf = (body: string): string => /"ConditionExpression":"([^"]*)"/.exec(body)?.[1] ?? ''

const ofTables = (call: Call): Point | undefined => {
  const operation = operationOf(call.headers['x-amz-target'])
  if (['GetItem', 'Query', 'BatchGetItem'].includes(operation)) return 'read'
  if (operation === 'GetRecords') return 'records'
  const body = call.body.toString('utf8')
  if (operation === 'TransactWriteItems') return body.includes('"OUT#') ? 'commit' : undefined
  if (operation === 'PutItem') return isSheet((JSON.parse(body) as { Item: Item }).Item) ? 'claim' : undefined
  if (operation !== 'UpdateItem') return undefined
  if (!body.includes('"S#')) return undefined
  const condition = conditionOf(body)
  if (condition.includes('#token')) return condition.includes('#seal') ? 'settle' : undefined
  return condition.includes('#rev') ? 'claim' : undefined
}

const ofQueues = (call: Call): Point | undefined => {
  if (!/^SendMessage/.test(operationOf(call.headers['x-amz-target']))) return undefined
  const body = call.body.toString('utf8')
  if (/"QueueUrl":"[^"]*plan-/.test(body)) return 'plan-message'
  return /"QueueUrl":"[^"]*(sms|speaker)-/.test(body) ? 'send-message' : undefined
}

/** Which step of a warning's way a call is, by what can be seen of it. Robots of rooms and carriers of templates sign in their own ways. */
export const pointOf = (call: Call): Point | undefined => {
  const { service } = signer(call)
  if (service === 'dynamodb') return ofTables(call)
  if (service === 'sqs') return ofQueues(call)
  if (service === 's3') return call.method === 'PUT' ? 'object' : undefined
  if (service === 'sns') return call.body.includes('PhoneNumber=') ? 'sms' : undefined
  if (service.startsWith('iot')) return 'loudspeaker'
  if (/^\/(tencent|alibaba)(?=$|[/?])/.test(call.path)) return 'sms'
  return /^\/(wecom|dingtalk|feishu)\//.test(call.path) ? 'room' : undefined
}
