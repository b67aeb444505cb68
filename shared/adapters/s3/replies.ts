import { hash } from 'node:crypto'
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Replies } from '../../ports/carrier-reports.ts'
import { Fault } from '../../ports/fault.ts'

/** `replies/<yyyy-mm-dd>/<carrier>/<sha256>.json` */
export const s3Replies = (client: S3Client, Bucket: string): Replies => ({
  async keep(carrier, Body) {
    const Key = `replies/${new Date().toISOString().slice(0, 10)}/${carrier}/${hash('sha256', Body)}.json`
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'application/json' }))
    } catch (error) {
      throw new Fault('unreachable', true, 'the bucket did not take a reply', error)
    }
  },
})
