import type { Fauxqs } from '../queues/fauxqs.ts'
import { type Place, regionalArn } from '../template/place.ts'
import { json, type Service } from './request.ts'

/** Batches are granted as what they batch. */
export const sqsAction = (target: string): string =>
  `sqs:${target.slice(target.indexOf('.') + 1).replace(/Batch$/, '')}`

const queueName = (url = ''): string => url.slice(url.lastIndexOf('/') + 1)

export const sqsService = (fauxqs: Fauxqs, place: Place): Service => ({
  asks: ({ headers, body }) => {
    const { QueueUrl, QueueName } = JSON.parse(body.toString('utf8')) as { QueueUrl?: string; QueueName?: string }
    const resource = regionalArn(place, 'sqs', QueueName ?? queueName(QueueUrl))
    return [{ action: sqsAction(headers['x-amz-target'] ?? ''), resource }]
  },
  serve: call => fauxqs.forward(call),
  refuse: sentence =>
    json(
      403,
      { __type: 'com.amazon.coral.service#AccessDeniedException', message: sentence },
      { 'x-amzn-query-error': 'AccessDenied;Sender' },
    ),
})
