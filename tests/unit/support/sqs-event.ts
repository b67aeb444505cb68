import type { Context, SQSEvent } from 'aws-lambda'

/** An event as the event source mapping hands it over; message ids are `m0`, `m1` … */
export const sqsEvent = (bodies: string[], queue = 'queue'): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m${index}`,
    receiptHandle: `r${index}`,
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: String(Date.UTC(2026, 6, 1, 4)),
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:eu-west-1:000000000000:${queue}`,
    awsRegion: 'eu-west-1',
  })),
})

export const lambdaContext = { getRemainingTimeInMillis: () => 20_000 } as Context
