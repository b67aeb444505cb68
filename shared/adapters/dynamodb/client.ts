import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Sha256 } from '../sdk/sha256.ts'
import { signOnce } from '../sdk/sign-once.ts'
import { sdkTransport } from '../sdk/transport.ts'

/**
 * Region, endpoint and credentials come from the SDK's own variables; only a test names them.
 * A conditional write answers within tens of milliseconds: a request that is silent for four seconds is lost, and is tried again
 * while the function (20 s) still lives.
 */
export const dynamoDbClient = (config: DynamoDBClientConfig = {}): DynamoDBClient =>
  signOnce(
    new DynamoDBClient({
      maxAttempts: 4,
      sha256: Sha256,
      requestHandler: sdkTransport({ sockets: 64, connectTimeoutMs: 3_000, requestTimeoutMs: 4_000 }),
      ...config,
    }),
  )

export const documentClient = (client: DynamoDBClient = dynamoDbClient()): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
