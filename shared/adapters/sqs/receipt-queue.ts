import type { SQSClient } from '@aws-sdk/client-sqs'
import type { CarrierReceipts } from '../../contracts/queue-messages.ts'
import type { ReceiptQueue } from '../../ports/carrier-reports.ts'
import { postAll } from './work-queue.ts'

/** Some 20 kB a message: ten of them are well within what one call to SQS may hold. */
const receiptsPerMessage = 100

export const sqsReceiptQueue = (client: SQSClient, url: string): ReceiptQueue => ({
  receipts({ carrier, receipts, unreadable }) {
    const messages = Math.max(1, Math.ceil(receipts.length / receiptsPerMessage))
    const bodies = Array.from({ length: messages }, (_, n): CarrierReceipts => {
      const some = receipts.slice(n * receiptsPerMessage, (n + 1) * receiptsPerMessage)
      return { v: 1, kind: 'carrier-receipts', carrier, receipts: some, unreadable: n === 0 ? unreadable : 0 }
    })
    return postAll(client, url, bodies)
  },
})
