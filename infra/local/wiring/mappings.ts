import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import type { RunningFunction } from '../lambda/function.ts'
import { compilePattern } from '../sources/pattern.ts'
import { pollQueue } from '../sources/queue-mapping.ts'
import type { Running } from '../sources/running.ts'
import { givenUpRecord } from '../sources/stream-failure.ts'
import { pollStream } from '../sources/stream-mapping.ts'
import { Position, readStream } from '../sources/stream-reader.ts'
import type { JsonObject } from '../template/json.ts'
import { type Bell, paced } from './bell.ts'
import { demandGrant, functionOf, type House } from './house.ts'

const Mapping = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  BatchSize: z.number().default(10),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
})
type Mapping = z.output<typeof Mapping>

const reportsItems = ({ FunctionResponseTypes }: Mapping): boolean =>
  FunctionResponseTypes.includes('ReportBatchItemFailures')

const mapQueue = (id: string, mapping: Mapping, target: RunningFunction, house: House): Running => {
  const { EventSourceArn: queueArn, ScalingConfig, FilterCriteria } = mapping
  if (FilterCriteria)
    throw new CannotStart(`The template's ${id} filters a queue, which the local runtime does not do.`)
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
  demandGrant(house, target.plan.roleArn, id, ...actions.map(action => ({ action, resource: queueArn })))
  return pollQueue(
    {
      queueArn,
      region: house.place.region,
      batchSize: mapping.BatchSize,
      windowSeconds: mapping.MaximumBatchingWindowInSeconds,
      concurrency: Math.min(ScalingConfig?.MaximumConcurrency ?? house.options.concurrency, house.options.concurrency),
      reportsItems: reportsItems(mapping),
    },
    target,
    house.queues,
  )
}

const positionOf = (id: string, { kept }: House): Position | undefined => {
  const known = kept.get('position', id)
  return known === undefined ? undefined : Position.parse(JSON.parse(known))
}

const mapStream = (id: string, mapping: Mapping, target: RunningFunction, house: House, bell: Bell): Running => {
  const { EventSourceArn: streamArn, DestinationConfig, FilterCriteria } = mapping
  const stream = house.dynamo.streams.find(({ templateArn }) => templateArn === streamArn)
  if (!stream)
    throw new CannotStart(`The template's ${id} reads ${streamArn}, which is neither a queue nor a stream of it.`)
  const role = target.plan.roleArn
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']
  demandGrant(house, role, id, ...actions.map(action => ({ action, resource: streamArn })))
  const destination = DestinationConfig?.OnFailure.Destination
  if (destination) demandGrant(house, role, id, { action: 'sqs:SendMessage', resource: destination })
  return pollStream(
    {
      streamArn,
      region: house.place.region,
      batchSize: mapping.BatchSize,
      filters: (FilterCriteria?.Filters ?? []).map(({ Pattern }) => compilePattern(JSON.parse(Pattern) as JsonObject)),
      reportsItems: reportsItems(mapping),
      bisects: mapping.BisectBatchOnFunctionError,
      maximumRetries: mapping.MaximumRetryAttempts,
      onHandled: position => house.kept.put('position', id, JSON.stringify(position)),
      onReadFault: fault => house.options.onTrouble(`${id} could not read its stream: ${String(fault)}`),
      onGivenUp: async (page, attempts) => {
        house.options.onTrouble(
          `${target.plan.name} gave up ${page.records.length} records of the stream after ${attempts} attempts.`,
        )
        if (destination) await house.queues.send(destination, givenUpRecord(page, streamArn, target.plan.arn, attempts))
      },
    },
    target,
    readStream(stream.streamArn, house.dynamo.call, positionOf(id, house)),
    paced(bell, house.options.streamPollMs),
  )
}

/** Every event source mapping of the template: queues and streams. */
export const wireMappings = (house: House, bell: Bell): Running[] =>
  house.template.all('AWS::Lambda::EventSourceMapping', Mapping).map(({ id, properties }) => {
    const target = functionOf(house, properties.FunctionName, id)
    const isQueue = house.queues.has(properties.EventSourceArn)
    const running = isQueue ? mapQueue(id, properties, target, house) : mapStream(id, properties, target, house, bell)
    running.ended.catch((fault: unknown) => house.options.onTrouble(`${id} has stopped: ${String(fault)}`))
    return running
  })
