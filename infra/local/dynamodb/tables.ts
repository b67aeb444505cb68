import * as z from 'zod'
import { streamArnOf } from '../template/identity.ts'
import type { Template } from '../template/template.ts'
import type { DynamoCall } from './call.ts'

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }))
const Index = z.object({
  IndexName: z.string(),
  KeySchema,
  Projection: z.object({ ProjectionType: z.string().optional(), NonKeyAttributes: z.array(z.string()).optional() }),
})
const Table = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema,
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
})

/** A table's stream as the template names it, and as DynamoDB Local does. */
export type StreamOf = { tableArn: string; templateArn: string; streamArn: string }

/** Creates every table of the template, on demand capacity; answers the streams. */
export const createTables = async (template: Template, call: DynamoCall): Promise<StreamOf[]> => {
  const streams: StreamOf[] = []
  for (const { identity, properties } of template.all('AWS::DynamoDB::Table', Table)) {
    const { StreamSpecification, TimeToLiveSpecification: ttl, ...shape } = properties
    const stream = StreamSpecification && { ...StreamSpecification, StreamEnabled: true }
    const input = {
      ...shape,
      TableName: identity.ref,
      BillingMode: 'PAY_PER_REQUEST',
      ...(stream && { StreamSpecification: stream }),
    }
    const answer = await call('CreateTable', JSON.parse(JSON.stringify(input)))
    if (ttl?.AttributeName) {
      const specification = { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled }
      await call('UpdateTimeToLive', { TableName: identity.ref, TimeToLiveSpecification: specification })
    }
    const { LatestStreamArn } = z.object({ LatestStreamArn: z.string().optional() }).parse(answer.TableDescription)
    if (LatestStreamArn) {
      streams.push({
        tableArn: identity.arn,
        templateArn: streamArnOf(identity.arn),
        streamArn: LatestStreamArn,
      })
    }
  }
  return streams
}
