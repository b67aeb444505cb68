import type { SQSClient } from '@aws-sdk/client-sqs'
import type { ProgrammeQueue } from '../../ports/programmes.ts'
import { postAll } from './work-queue.ts'

export const sqsProgrammeQueue = (client: SQSClient, url: string): ProgrammeQueue => ({
  publish: messages => postAll(client, url, messages),
})
