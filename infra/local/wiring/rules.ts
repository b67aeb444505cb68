import * as z from 'zod'
import { parseRule } from '../sources/iot-sql.ts'
import type { Json } from '../template/json.ts'
import { lastOfUrl, regionalArn } from '../template/place.ts'
import { demandGrant, type House } from './house.ts'

const SqsAction = z.strictObject({
  Sqs: z.object({ QueueUrl: z.string(), RoleArn: z.string(), UseBase64: z.literal(false).optional() }),
})
const TopicRule = z.object({
  TopicRulePayload: z.object({
    Sql: z.string(),
    RuleDisabled: z.boolean().default(false),
    Actions: z.array(SqsAction),
    ErrorAction: SqsAction.optional(),
  }),
})

const readJson = (payload: Buffer): Json | undefined => {
  try {
    return JSON.parse(payload.toString('utf8')) as Json
  } catch {
    return undefined
  }
}

/** Every IoT rule of the template. Actions go to queues; any other kind of action stops the start. */
export const wireRules = async (house: House): Promise<void> => {
  for (const { id, identity, properties } of house.template.all('AWS::IoT::TopicRule', TopicRule)) {
    const { Sql, RuleDisabled, Actions, ErrorAction } = properties.TopicRulePayload
    const rule = parseRule(Sql)
    const queueArn = (url: string): string => regionalArn(house.place, 'sqs', lastOfUrl(url))
    for (const { Sqs } of [...Actions, ...(ErrorAction ? [ErrorAction] : [])]) {
      demandGrant(house, Sqs.RoleArn, id, { action: 'sqs:SendMessage', resource: queueArn(Sqs.QueueUrl) })
    }
    if (RuleDisabled) continue
    const fail = async (topic: string, payload: Buffer, fault: unknown): Promise<void> => {
      house.options.onTrouble(`The IoT rule ${id} failed: ${String(fault)}`)
      if (!ErrorAction) return
      const failures = [{ failedAction: 'SqsAction', errorMessage: String(fault) }]
      const body = { ruleName: identity.ref, topic, base64OriginalPayload: payload.toString('base64'), failures }
      await house.queues.send(queueArn(ErrorAction.Sqs.QueueUrl), JSON.stringify(body))
    }
    await house.broker.follow(rule.filter, (topic, payload) => {
      const body = JSON.stringify(rule.select({ topic, payload: readJson(payload), at: Date.now() }))
      for (const { Sqs } of Actions) {
        house.queues
          .send(queueArn(Sqs.QueueUrl), body)
          .catch((fault: unknown) => fail(topic, payload, fault))
          .catch((fault: unknown) =>
            house.options.onTrouble(`A message for the IoT rule ${id} was lost: ${String(fault)}`),
          )
      }
    })
  }
}
