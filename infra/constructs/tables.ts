import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb'
import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

export const dueIndex = 'due'

/** Three tables, because they differ in load, privacy and life span. */
export const tables = (scope: Construct, key: Key) => {
  const directory = table(scope, 'directory', key)
  // The stream is the outbox: stored implies will be sent.
  const warnings = table(scope, 'warnings', key, { stream: StreamViewType.NEW_IMAGE })
  warnings.addGlobalSecondaryIndex({
    indexName: dueIndex,
    partitionKey: { name: 'duePk', type: AttributeType.STRING },
    sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
    projectionType: ProjectionType.KEYS_ONLY,
  })
  return { directory, warnings, sheets: table(scope, 'sheets', key) }
}

const table = (scope: Construct, name: string, encryptionKey: Key, more: Partial<TableProps> = {}): Table =>
  new Table(scope, name, {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: 'ttl',
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...more,
  })
