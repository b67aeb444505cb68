import { randomUUID } from 'node:crypto'
import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { inject } from 'vitest'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'

export type Tables = { directory: string; warnings: string; sheets: string }
export type LocalDynamoDb = { raw: DynamoDBClient; client: DynamoDBDocumentClient; tables: Tables }

/** Three empty tables of their own for one suite, on the DynamoDB Local that the contract project started. */
export const localDynamoDb = async (): Promise<LocalDynamoDb> => {
  const raw = dynamoDbClient({
    endpoint: inject('dynamoDbEndpoint'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // A test machine may be busy; a table that is created twice by an impatient retry is a failed suite.
    requestHandler: { requestTimeout: 20_000, throwOnRequestTimeout: true },
  })
  const suffix = randomUUID().slice(0, 8)
  const tables = { directory: `directory-${suffix}`, warnings: `warnings-${suffix}`, sheets: `sheets-${suffix}` }
  await Promise.all([create(raw, tables.directory), createWarnings(raw, tables.warnings), create(raw, tables.sheets)])
  return { raw, client: documentClient(raw), tables }
}

const keySchema = [
  { AttributeName: 'pk', KeyType: 'HASH' as const },
  { AttributeName: 'sk', KeyType: 'RANGE' as const },
]
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })

const create = (raw: DynamoDBClient, TableName: string) =>
  raw.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema,
      AttributeDefinitions: [text('pk'), text('sk')],
    }),
  )

/** With the sparse index of everything that lies ahead: duePk `DUE#<0-3>`, dueAt ms. */
const createWarnings = (raw: DynamoDBClient, TableName: string) =>
  raw.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema,
      AttributeDefinitions: [text('pk'), text('sk'), text('duePk'), { AttributeName: 'dueAt', AttributeType: 'N' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'duePk', KeyType: 'HASH' },
            { AttributeName: 'dueAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  )
