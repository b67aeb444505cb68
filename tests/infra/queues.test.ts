import { describe, expect, test } from 'vitest'
import { at, houseOf, mappings, nameOf, one, target } from './support/house.ts'

const sendQueues = ['sms-urgent', 'sms-routine', 'speaker-urgent', 'speaker-routine', 'chat']

describe.each(['aws', 'aws-cn'] as const)('the queues of %s', partition => {
  const house = houseOf(partition)
  const queues = house.all('AWS::SQS::Queue')
  const live = queues.filter(({ properties }) => properties.RedrivePolicy)
  const dead = queues.filter(({ properties }) => !properties.RedrivePolicy)
  const readers = mappings(house).filter(({ source }) => source.type === 'AWS::SQS::Queue')
  const timeoutOf = (queueId: string): number =>
    Number(
      one(
        readers.filter(({ source }) => source.id === queueId),
        queueId,
      ).worker.properties.Timeout,
    )

  test('they are those of the protocol, urgent and routine apart', () => {
    const others = ['plan-urgent', 'plan-routine', 'watch', 'receipts', 'presence', 'roster', 'programme', 'notices']
    expect(new Set(live.map(nameOf))).toEqual(new Set([...sendQueues, ...others]))
  })

  test('what is not a dead-letter queue has one, of the same kind, that keeps for two weeks', () => {
    for (const { properties } of live) {
      const deadQueue = house.byId(target(at(properties.RedrivePolicy, 'deadLetterTargetArn')))
      expect(dead).toContain(deadQueue)
      expect(deadQueue.properties.FifoQueue).toBe(properties.FifoQueue)
      expect(deadQueue.properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
    }
  })

  test.each(live.map(queue => [nameOf(queue), queue] as const))(
    '%s hides its messages as long as its worker needs',
    (name, { id, properties }) => {
      const visible = Number(properties.VisibilityTimeout)
      if ([...sendQueues, 'plan-urgent', 'plan-routine'].includes(name)) {
        expect(timeoutOf(id)).toBe(20)
        expect(visible).toBe(25)
        expect(at(properties.RedrivePolicy, 'maxReceiveCount')).toBe(10)
      } else expect(visible).toBeGreaterThanOrEqual(6 * timeoutOf(id))
    },
  )

  test('a worker says which messages of a batch failed', () => {
    expect(readers).toHaveLength(queues.length)
    for (const { properties } of readers) expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
  })

  test('counties and rosters come one by one, sheets ten at a time, receipts by the thousand', () => {
    for (const { source, properties } of readers.filter(({ source }) => live.includes(source))) {
      const name = nameOf(source)
      const batch = sendQueues.includes(name) ? 10 : ({ receipts: 5_000, presence: 100 }[name] ?? 1)
      expect(properties.BatchSize).toBe(batch)
      expect(at(properties.ScalingConfig, 'MaximumConcurrency')).toBeGreaterThanOrEqual(2)
    }
  })

  test('half a million reminders never stand before one red warning: the urgent lane has workers of its own', () => {
    const concurrency = (name: string) =>
      Number(
        at(
          one(
            readers.filter(({ source }) => nameOf(source) === name),
            name,
          ).properties.ScalingConfig,
          'MaximumConcurrency',
        ),
      )
    for (const channel of ['plan', 'sms', 'speaker'])
      expect(concurrency(`${channel}-urgent`)).toBeGreaterThan(concurrency(`${channel}-routine`))
  })

  test('nothing is said to a queue but over TLS', () => {
    const guarded = house.all('AWS::SQS::QueuePolicy').flatMap(({ properties }) => properties.Queues)
    for (const { id } of queues) expect(guarded).toContainEqual({ Ref: id })
  })
})
