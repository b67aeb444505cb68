import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { Fault } from '../../ports/fault.ts'
import type { RawDocuments } from '../../ports/raw-documents.ts'

/** `raw/<sha256>`: the name is the content, so writing twice writes the same. */
export const s3RawDocuments = (client: S3Client, Bucket: string): RawDocuments => ({
  async put(sha256, Body, ContentType) {
    try {
      await client.send(new PutObjectCommand({ Bucket, Key: keyOf(sha256), Body, ContentType }))
    } catch (error) {
      throw new Fault('unreachable', true, 'the bucket did not take a document', error)
    }
  },
  async get(sha256) {
    try {
      const { Body, ContentType = 'application/xml' } = await client.send(
        new GetObjectCommand({ Bucket, Key: keyOf(sha256) }),
      )
      return Body && { bytes: await Body.transformToByteArray(), contentType: ContentType }
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined
      throw new Fault('unreachable', true, 'the bucket did not give a document', error)
    }
  },
})

const keyOf = (sha256: string): string => `raw/${sha256}`
