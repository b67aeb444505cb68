import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { at, type House, houseOf, type Json, list, mappings, nameOf, type Resource, target } from './support/house.ts'

const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbook.md'), 'utf8')
const sections = new Set([...runbook.matchAll(/^#{2,3} (\S+)$/gm)].map(([, title]) => title))

/** An asynchronous edge: somebody hands something over and does not wait. `failures`: where it goes when it fails for good. */
type Edge = { what: string; failures: Json }

const edgesOf = (house: House): Edge[] => [
  ...house.all('AWS::SQS::Queue').flatMap(queue => {
    const failures = at(queue.properties.RedrivePolicy, 'deadLetterTargetArn')
    return isLast(house, queue) ? [] : [{ what: `queue ${nameOf(queue)}`, failures }]
  }),
  ...mappings(house)
    .filter(({ source }) => source.type !== 'AWS::SQS::Queue')
    .map(({ id, properties }) => ({
      what: `stream ${id}`,
      failures: at(properties.DestinationConfig, 'OnFailure', 'Destination'),
    })),
  ...house
    .all('AWS::Scheduler::Schedule')
    .flatMap(({ id, properties }) => [
      { what: `schedule ${id}`, failures: at(properties.Target, 'DeadLetterConfig', 'Arn') },
      invocation(house, at(properties.Target, 'Arn')),
    ]),
  ...house.all('AWS::Logs::SubscriptionFilter').map(({ properties }) => invocation(house, properties.DestinationArn)),
  ...house.all('AWS::IoT::TopicRule').map(({ id, properties }) => ({
    what: `rule ${id}`,
    failures: at(properties.TopicRulePayload, 'ErrorAction', 'Sqs', 'QueueUrl'),
  })),
]

/** Who invokes a function without waiting relies on the function's own failure destination. */
const invocation = (house: House, functionArn: Json): Edge => {
  const worker = target(functionArn)
  const kept = house
    .all('AWS::Lambda::EventInvokeConfig')
    .find(({ properties }) => target(properties.FunctionName) === worker)
  return {
    what: `invocation of ${worker}`,
    failures: at(kept?.properties.DestinationConfig, 'OnFailure', 'Destination'),
  }
}

/** The end of the chain: read by record-dead-letter, and by nobody after it. */
const isLast = (house: House, queue: Resource): boolean =>
  mappings(house).some(({ source, worker }) => source.id === queue.id && nameOf(worker) === 'record-dead-letter')

const alarmsOn = (house: House, queue: Resource): Resource[] =>
  house
    .all('AWS::CloudWatch::Alarm')
    .filter(({ properties }) => JSON.stringify(properties.Metrics ?? []).includes(`"${queue.id}"`))

describe.each(['aws', 'aws-cn'] as const)('the asynchronous edges of %s', partition => {
  const house = houseOf(partition)
  const edges = edgesOf(house)

  test('there are as many as there should be', () => {
    const rest = partition === 'aws' ? 2 : 0
    expect(edges).toHaveLength(13 + 1 + 2 + 2 + rest)
  })

  test.each(edges)(
    '$what has a failure destination with a consumer, an alarm and a runbook section',
    ({ failures }) => {
      const queue = house.byId(target(failures))
      expect(queue.type).toBe('AWS::SQS::Queue')
      expect(isLast(house, queue)).toBe(true)
      expect(alarmsOn(house, queue).map(nameOf)).toEqual([nameOf(queue)])
      expect(sections).toContain(nameOf(queue))
    },
  )

  test('no failure destination is without an edge', () => {
    const used = new Set(edges.map(({ failures }) => target(failures)))
    for (const queue of house.all('AWS::SQS::Queue')) if (isLast(house, queue)) expect(used).toContain(queue.id)
  })

  test('only new outbox entries wake the relay, and a bad one does not hold the others up', () => {
    const stream = mappings(house).find(({ source }) => source.type === 'AWS::DynamoDB::Table')
    const pattern = at(stream?.properties.FilterCriteria, 'Filters', 0, 'Pattern')
    expect(JSON.parse(String(pattern))).toEqual({
      eventName: ['INSERT'],
      dynamodb: { Keys: { sk: { S: [{ prefix: 'OUT#' }] } } },
    })
    expect(stream?.properties).toMatchObject({
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
    })
    expect(at(stream?.properties, 'MaximumRetryAttempts')).toBeGreaterThan(0)
  })

  test('the clock ticks every minute', () => {
    const { properties } = house.only('AWS::Scheduler::Schedule')
    expect(properties.ScheduleExpression).toBe('rate(1 minute)')
    expect(nameOf(house.byId(target(at(properties.Target, 'Arn'))))).toBe('tick')
  })
})

describe.each(['aws', 'aws-cn'] as const)('the alarms of %s', partition => {
  const house = houseOf(partition)
  const alarms = house.all('AWS::CloudWatch::Alarm')
  const topic = house.only('AWS::SNS::Topic').id

  test.each(alarms.map(alarm => [nameOf(alarm), alarm] as const))(
    '%s reaches an operator and names its section of the runbook',
    (name, { properties }) => {
      expect(list(properties.AlarmActions).map(target)).toEqual([topic])
      const section = /docs\/runbook\.md#(\S+)$/.exec(String(properties.AlarmDescription))?.[1]
      expect(section).toBe(name)
      expect(sections).toContain(section)
    },
  )

  test('a dead letter is noticed although its reader is quick: what is taken counts as well as what is seen', () => {
    for (const queue of house.all('AWS::SQS::Queue').filter(queue => isLast(house, queue))) {
      const metrics = JSON.stringify(alarmsOn(house, queue)[0]?.properties.Metrics)
      expect(metrics).toContain('ApproximateNumberOfMessagesVisible')
      expect(metrics).toContain('NumberOfMessagesReceived')
    }
  })

  test('every function that crashes, and every live queue that waits, has its alarm', () => {
    const raised = new Set(alarms.map(nameOf))
    for (const worker of house.all('AWS::Lambda::Function')) expect(raised).toContain(`${nameOf(worker)}-errors`)
    for (const queue of house.all('AWS::SQS::Queue').filter(queue => !isLast(house, queue)))
      expect(raised).toContain(`${nameOf(queue)}-waits`)
    expect([...raised]).toEqual(expect.arrayContaining(['throttles', 'tick-silent', 'outbox-waits', 'api-fails']))
  })
})
