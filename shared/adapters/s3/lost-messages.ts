import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { Fault } from '../../ports/fault.ts'
import type { LostMessages } from '../../ports/lost-messages.ts'

/** `lost/<yyyy-mm-dd>/<queue>/<id>`: the day the message was sent, so that its copy has one name however often it comes. */
export const s3LostMessages = (client: S3Client, Bucket: string): LostMessages => ({
  async keep({ id, queue, sentAt, body }) {
    const Key = `lost/${new Date(sentAt).toISOString().slice(0, 10)}/${queue}/${id}`
    try {
      await client.send(new PutObjectCommand({ Bucket, Key, Body: body, ContentType: 'application/octet-stream' }))
    } catch (error) {
      throw new Fault('unreachable', true, 'the bucket did not take a lost message', error)
    }
  },
})
