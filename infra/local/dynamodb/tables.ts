import * as z from 'zod'
import { streamArnOf } from '../template/identity.ts'
import type { JsonObject } from '../template/json.ts'
import type { Template } from '../template/template.ts'
import { type DynamoCall, DynamoFault } from './call.ts'

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

const Described = z.object({ LatestStreamArn: z.string().optional() })

/** What it became, or what it has been since an earlier start. */
const createOrFind = async (
  call: DynamoCall,
  input: JsonObject,
): Promise<{ made: boolean; streamArn?: string | undefined }> => {
  try {
    const { TableDescription } = await call('CreateTable', input)
    return { made: true, streamArn: Described.parse(TableDescription).LatestStreamArn }
  } catch (fault) {
    if (!(fault instanceof DynamoFault && fault.message.includes('ResourceInUseException'))) throw fault
    const { Table: found } = await call('DescribeTable', { TableName: input.TableName ?? '' })
    return { made: false, streamArn: Described.parse(found).LatestStreamArn }
  }
}

/** Creates every table of the template that is not there yet, on demand capacity; answers the streams. */
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
    const { made, streamArn } = await createOrFind(call, JSON.parse(JSON.stringify(input)))
    if (made && ttl?.AttributeName) {
      const specification = { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled }
      await call('UpdateTimeToLive', { TableName: identity.ref, TimeToLiveSpecification: specification })
    }
    if (streamArn) streams.push({ tableArn: identity.arn, templateArn: streamArnOf(identity.arn), streamArn })
  }
  return streams
}
