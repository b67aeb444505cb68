import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { inject } from 'vitest'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { createTables, type Tables } from './create-tables.ts'

export type { Tables } from './create-tables.ts'
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
  return { raw, client: documentClient(raw), tables: await createTables(raw) }
}
