import { Aws, type CfnElement, Stack } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyDocument, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { IConstruct } from 'constructs'
import { acknowledge } from './acknowledged.ts'

/** What a function may do: named actions on named resources. Where a name must end in a wildcard, it says why. */
export type Right = { statements: PolicyStatement[]; wildcard?: { resource: string; reason: string } }

export const rightsPolicy = (rights: Right[]): PolicyDocument =>
  new PolicyDocument({ minimize: true, statements: rights.flatMap(({ statements }) => statements) })

/** To be called with the role that was given these rights. */
export const acknowledgeWildcards = (role: Role, rights: Right[]): void => {
  for (const { wildcard } of rights)
    if (wildcard) acknowledge(role, `IAM5[Resource::${wildcard.resource}]`, wildcard.reason)
}

const allow = (actions: string[], ...resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources })
const opensWith = (key: IKey | undefined): PolicyStatement[] => (key ? [allow(['kms:Decrypt'], key.keyArn)] : [])
const sealsWith = (key: IKey | undefined): PolicyStatement[] => (key ? [allow(sealActions, key.keyArn)] : [])
const sealActions = ['Decrypt', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo', 'DescribeKey'].map(
  action => `kms:${action}`,
)

const readActions = ['GetItem', 'BatchGetItem', 'Query'].map(action => `dynamodb:${action}`)
// A transaction needs the rights of the operations in it, its condition checks included.
const writeActions = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'].map(
  action => `dynamodb:${action}`,
)

export const reads = (...tables: Table[]): Right => ({
  statements: tables.flatMap(table => [allow(readActions, table.tableArn), ...opensWith(table.encryptionKey)]),
})

export const readsAndWrites = (...tables: Table[]): Right => ({
  statements: tables.flatMap(table => [
    allow([...readActions, ...writeActions], table.tableArn),
    ...sealsWith(table.encryptionKey),
  ]),
})

export const queriesIndex = (table: Table, index: string): Right => ({
  statements: [allow(['dynamodb:Query'], `${table.tableArn}/index/${index}`)],
})

export const followsStream = (table: Table): Right => ({
  statements: [
    allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], table.tableStreamArn ?? ''),
    allow(['dynamodb:ListStreams'], `${table.tableArn}/stream/*`),
  ],
  wildcard: {
    resource: `<${logicalId(table)}.Arn>/stream/*`,
    reason: 'Lambda lists the streams of this one table; a stream’s own name holds the time it was made.',
  },
})

export const sendsTo = (...queues: Queue[]): Right => ({
  statements: queues.flatMap(queue => [
    allow(['sqs:SendMessage'], queue.queueArn),
    ...sealsWith(queue.encryptionMasterKey),
  ]),
})

/** Receiving also lets a worker hide a message for longer. */
export const takesFrom = (...queues: Queue[]): Right => ({
  statements: queues.flatMap(queue => [allow(takeActions, queue.queueArn), ...opensWith(queue.encryptionMasterKey)]),
})
const takeActions = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes'].map(
  action => `sqs:${action}`,
)

export const putsUnder = (bucket: Bucket, folder: string): Right => ({
  statements: [allow(['s3:PutObject'], bucket.arnForObjects(`${folder}/*`)), ...sealsWith(bucket.encryptionKey)],
  wildcard: {
    resource: `<${logicalId(bucket)}.Arn>/${folder}/*`,
    reason: 'An object is named after what arrives.',
  },
})

export const readsUnder = (bucket: Bucket, folder: string): Right => ({
  statements: [allow(['s3:GetObject'], bucket.arnForObjects(`${folder}/*`)), ...opensWith(bucket.encryptionKey)],
  wildcard: {
    resource: `<${logicalId(bucket)}.Arn>/${folder}/*`,
    reason: 'An object is named after what arrived.',
  },
})

export const readsSecret = (...secrets: Secret[]): Right => ({
  statements: secrets.flatMap(secret => [
    allow(['secretsmanager:GetSecretValue'], secret.secretArn),
    ...opensWith(secret.encryptionKey),
  ]),
})

/** A phone number has no ARN: it is whatever may be published to and is no topic, application or endpoint. */
export const publishesToPhones = (): Right => ({
  statements: [new PolicyStatement({ actions: ['sns:Publish'], notResources: [`arn:${Aws.PARTITION}:sns:*:*:*`] })],
})

/** The retained boards need a right of their own. */
export const publishesToTerminals = (): Right => ({
  statements: [
    allow(
      ['iot:Publish', 'iot:RetainPublish'],
      `arn:${Aws.PARTITION}:iot:${Aws.REGION}:${Aws.ACCOUNT_ID}:topic/tongluo/*`,
    ),
  ],
  wildcard: {
    resource: 'arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>:topic/tongluo/*',
    reason: 'Every village and terminal has its topic under tongluo/.',
  },
})

const logicalId = ({ node }: IConstruct): string => {
  const resource = node.defaultChild as CfnElement
  return Stack.of(resource).resolve(resource.logicalId)
}
