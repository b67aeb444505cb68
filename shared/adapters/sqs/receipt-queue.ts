import type { SQSClient } from '@aws-sdk/client-sqs'
import { packReceipts, receiptsPerPack } from '../../contracts/packed-receipts.ts'
import type { ReceiptQueue } from '../../ports/carrier-reports.ts'
import { postAll } from './work-queue.ts'

export const sqsReceiptQueue = (client: SQSClient, url: string): ReceiptQueue => ({
  receipts({ carrier, receipts, unreadable }) {
    const packs = Math.max(1, Math.ceil(receipts.length / receiptsPerPack))
    const bodies = Array.from({ length: packs }, (_, n) => {
      const some = receipts.slice(n * receiptsPerPack, (n + 1) * receiptsPerPack)
      const left = n === 0 ? unreadable : 0
      return packReceipts({ v: 1, kind: 'carrier-receipts', carrier, receipts: some, unreadable: left })
    })
    return postAll(client, url, bodies)
  },
})
