import { describe, expect, test } from 'vitest'
import { at, houseOf, list } from './support/house.ts'

describe.each(['aws', 'aws-cn'] as const)('what is stored in %s', partition => {
  const house = houseOf(partition)
  const tables = house.all('AWS::DynamoDB::Table')
  const key = { 'Fn::GetAtt': [house.only('AWS::KMS::Key').id, 'Arn'] }

  test('there are three tables, each with the keys of the protocol', () => {
    expect(tables).toHaveLength(3)
    for (const { properties } of tables) {
      expect(properties.KeySchema).toEqual([
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ])
      expect(at(properties.TimeToLiveSpecification, 'AttributeName')).toBe('ttl')
    }
  })

  test('a table survives mistakes: deletion protection, point-in-time recovery, and it stays when the stack goes', () => {
    for (const { properties, deletionPolicy } of tables) {
      expect(properties.DeletionProtectionEnabled).toBe(true)
      expect(at(properties.PointInTimeRecoverySpecification, 'PointInTimeRecoveryEnabled')).toBe(true)
      expect(properties.BillingMode).toBe('PAY_PER_REQUEST')
      expect(deletionPolicy).toBe('Retain')
    }
  })

  test('everything at rest is under our key; queues that hold ids only are under the service’s', () => {
    for (const { properties } of tables)
      expect(properties.SSESpecification).toEqual({ KMSMasterKeyId: key, SSEEnabled: true, SSEType: 'KMS' })
    for (const { properties } of house.all('AWS::SecretsManager::Secret')) expect(properties.KmsKeyId).toEqual(key)
    for (const { properties } of house.all('AWS::Logs::LogGroup')) expect(properties.KmsKeyId).toEqual(key)
    for (const { properties } of house.all('AWS::SNS::Topic')) expect(properties.KmsMasterKeyId).toEqual(key)
    for (const { properties } of house.all('AWS::SQS::Queue'))
      expect(
        properties.SqsManagedSseEnabled === true || JSON.stringify(properties.KmsMasterKeyId) === JSON.stringify(key),
      ).toBe(true)
    expect(house.only('AWS::KMS::Key').properties.EnableKeyRotation).toBe(true)
  })

  test('only the warnings have a stream, which is the outbox, and an index of what is due', () => {
    const streaming = tables.filter(({ properties }) => properties.StreamSpecification)
    expect(streaming).toHaveLength(1)
    expect(at(streaming[0]?.properties, 'StreamSpecification', 'StreamViewType')).toBe('NEW_IMAGE')
    expect(streaming[0]?.properties.GlobalSecondaryIndexes).toEqual([
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'duePk', KeyType: 'HASH' },
          { AttributeName: 'dueAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ])
    const attributes = list(streaming[0]?.properties.AttributeDefinitions)
    expect(attributes).toContainEqual({ AttributeName: 'dueAt', AttributeType: 'N' })
  })

  test('raw documents are versioned, closed to the public, and read over TLS only', () => {
    const { properties, deletionPolicy } = house.only('AWS::S3::Bucket')
    expect(at(properties.VersioningConfiguration, 'Status')).toBe('Enabled')
    expect(
      at(properties.BucketEncryption, 'ServerSideEncryptionConfiguration', 0, 'ServerSideEncryptionByDefault'),
    ).toEqual({
      KMSMasterKeyID: key,
      SSEAlgorithm: 'aws:kms',
    })
    expect(properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    expect(deletionPolicy).toBe('Retain')
    expect(JSON.stringify(house.only('AWS::S3::BucketPolicy').properties)).toContain('"aws:SecureTransport":"false"')
  })

  test('what was lost is forgotten after a month: it may hold a phone number', () => {
    const rules = list(at(house.only('AWS::S3::Bucket').properties.LifecycleConfiguration, 'Rules'))
    expect(rules).toContainEqual(expect.objectContaining({ Prefix: 'lost/', ExpirationInDays: 30 }))
  })

  test('every log ends, and the log of phone numbers after a day', () => {
    for (const { properties } of house.all('AWS::Logs::LogGroup')) {
      const holdsNumbers = JSON.stringify(properties.LogGroupName).includes('DirectPublishToPhoneNumber')
      expect(properties.RetentionInDays).toBe(holdsNumbers ? 1 : 30)
    }
  })

  test('three secrets, made by AWS and never in the template', () => {
    const secrets = house.all('AWS::SecretsManager::Secret')
    expect(secrets).toHaveLength(3)
    for (const { properties } of secrets) {
      expect(properties.GenerateSecretString).toBeDefined()
      expect(properties.SecretString).toBeUndefined()
    }
  })
})
