import { Aws, CfnOutput } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnPolicy, CfnTopicRule } from 'aws-cdk-lib/aws-iot'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { rightsPolicy, sendsTo } from './rights.ts'

/** A terminal's topics are `tongluo/<county6>/<village12>/<terminal>/…`; its county and village are attributes of its thing. */
const played =
  "SELECT 1 AS v, 'receipt' AS kind, 'iot' AS carrier, ref, topic(3) AS place, topic(4) AS recipient, outcome, reason, at FROM 'tongluo/+/+/+/played'"
// The time of a last will is the time of the connect that left it, so the broker's own time is taken.
const state =
  "SELECT 1 AS v, 'presence' AS kind, topic(3) AS place, topic(4) AS terminal, online, timestamp() AS at FROM 'tongluo/+/+/+/state'"

type TerminalQueues = { receipts: Queue; presence: Queue; failures: Queue }

/** What loudspeakers may do at the broker, and how what they say becomes messages on our queues. */
export class Terminals extends Construct {
  constructor(scope: Construct, prefix: string, { receipts, presence, failures }: TerminalQueues) {
    super(scope, 'terminals')
    const ruleName = (name: string) => `${prefix.replaceAll('-', '_')}_${name}`
    const role = new Role(this, 'rules', {
      assumedBy: new ServicePrincipal('iot.amazonaws.com'),
      inlinePolicies: { rights: rightsPolicy([sendsTo(receipts, presence, failures)]) },
    })
    const to = (queue: Queue): CfnTopicRule.ActionProperty => ({
      sqs: { queueUrl: queue.queueUrl, roleArn: role.roleArn, useBase64: false },
    })
    const rule = (name: string, sql: string, queue: Queue) =>
      new CfnTopicRule(this, name, {
        ruleName: ruleName(name),
        topicRulePayload: { sql, awsIotSqlVersion: '2016-03-23', actions: [to(queue)], errorAction: to(failures) },
      })
    rule('played', played, receipts)
    rule('state', state, presence)
    const policy = new CfnPolicy(this, 'policy', { policyName: `${prefix}-terminal`, policyDocument: terminalPolicy() })
    new CfnOutput(this, 'policy-name', { key: 'TerminalPolicy', value: policy.ref })
  }
}

/** An IoT policy variable: the broker fills it in from the certificate's thing. */
const variable = (name: string): string => `$\{iot:Connection.Thing.${name}}`
const thing = variable('ThingName')
const village = `tongluo/${variable('Attributes[county]')}/${variable('Attributes[village]')}`
const own = `${village}/${thing}`

/** Its own name, its own topics, its own last will; of its village the board and the programme, and of no other place anything. */
const terminalPolicy = (): PolicyDocument => {
  const arn = (kind: string, name: string) => `arn:${Aws.PARTITION}:iot:${Aws.REGION}:${Aws.ACCOUNT_ID}:${kind}/${name}`
  const heard = [`${village}/board`, `${village}/programme`, `${own}/command`]
  const said = [`${own}/played`, `${own}/state`]
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        actions: ['iot:Connect'],
        resources: [arn('client', thing)],
        conditions: { Bool: { 'iot:Connection.Thing.IsAttached': 'true' } },
      }),
      new PolicyStatement({ actions: ['iot:Subscribe'], resources: heard.map(topic => arn('topicfilter', topic)) }),
      new PolicyStatement({ actions: ['iot:Receive'], resources: heard.map(topic => arn('topic', topic)) }),
      new PolicyStatement({ actions: ['iot:Publish'], resources: said.map(topic => arn('topic', topic)) }),
      new PolicyStatement({ actions: ['iot:RetainPublish'], resources: [arn('topic', `${own}/state`)] }),
    ],
  })
}
