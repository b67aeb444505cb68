import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership, StorageClass } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'

/** Where the bytes that arrived are kept, under their hash, and what could not be handled. */
export const rawFolder = 'raw'
export const lostFolder = 'lost'
/** What people answered an SMS. */
export const repliesFolder = 'replies'

/**
 * Versioned, so that a second write hides nothing. No object lock: a document may name people, and a lock would outlast
 * their right to be forgotten; nobody but an administrator of the account holds a right to delete here.
 */
export const rawBucket = (scope: Construct, encryptionKey: Key): Bucket => {
  const bucket = new Bucket(scope, 'raw', {
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    versioned: true,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      {
        id: 'raw-grows-cold',
        prefix: `${rawFolder}/`,
        transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) }],
      },
      // A lost delivery log holds phone numbers, and so does a reply.
      ...[lostFolder, repliesFolder].map(folder => ({
        id: `${folder}-is-forgotten`,
        prefix: `${folder}/`,
        expiration: Duration.days(30),
        noncurrentVersionExpiration: Duration.days(1),
      })),
      { id: 'uploads-end', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
  })
  acknowledge(bucket, 'S1', 'Three functions can write and nothing of ours can read; who else looks is in CloudTrail.')
  return bucket
}
