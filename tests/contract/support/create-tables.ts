import { randomUUID } from 'node:crypto'
import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'

export type Tables = { directory: string; warnings: string; sheets: string }

/** The three tables, empty, under names of their own. */
export const createTables = async (raw: DynamoDBClient): Promise<Tables> => {
  const suffix = randomUUID().slice(0, 8)
  const tables = { directory: `directory-${suffix}`, warnings: `warnings-${suffix}`, sheets: `sheets-${suffix}` }
  await Promise.all([create(raw, tables.directory), createWarnings(raw, tables.warnings), create(raw, tables.sheets)])
  return tables
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
