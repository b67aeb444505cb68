import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { CarrierReceipt, CarrierReceipts } from './queue-messages.ts'

/** In one message. A reference has 255 characters at most, so they are well below what a pack may unpack to. */
export const receiptsPerPack = 100
const largestBytes = 256 * 1024

/**
 * What a carrier said at once as it travels, a quarter of its JSON: Lambda takes 6 MB at once, and what is gathered over some
 * seconds is to be one batch. `pack`: base64 of gzip of `CarrierReceipt[]`. Unpacked when it is parsed; what is no pack, or a pack of too much,
 * is refused in a sentence.
 */
export const PackedReceipts = CarrierReceipts.omit({ receipts: true })
  .extend({ kind: z.literal('packed-receipts'), pack: z.string() })
  .transform(({ pack, ...message }, context): CarrierReceipts => {
    const receipts = z.array(CarrierReceipt).max(receiptsPerPack).safeParse(unpacked(pack))
    if (receipts.success) return { ...message, kind: 'carrier-receipts', receipts: receipts.data }
    const most = `${receiptsPerPack} receipts of ${largestBytes} bytes in all`
    context.addIssue({ code: 'custom', path: ['pack'], message: `is no gzip in base64 of at most ${most}` })
    return z.NEVER
  })

export const packReceipts = ({ receipts, ...message }: CarrierReceipts): z.input<typeof PackedReceipts> => ({
  ...message,
  kind: 'packed-receipts',
  pack: gzipSync(JSON.stringify(receipts)).toString('base64'),
})

const unpacked = (pack: string): unknown => {
  try {
    return JSON.parse(gunzipSync(Buffer.from(pack, 'base64'), { maxOutputLength: largestBytes }).toString())
  } catch {
    return undefined
  }
}
