import * as z from 'zod'
import { Carrier } from '../../domain/channel.ts'
import { formatRef, parseRef } from '../../domain/sheet-id.ts'
import type { Clock } from '../../ports/clock.ts'
import type { MessageRef } from '../../ports/sheets.ts'

/** SNS may write a delivery status up to 72 hours late; a day more, because TTL counts from the hand-over. */
const keptMs = 96 * 60 * 60 * 1000

const RefItem = z.object({
  pk: z.string(),
  ref: z.string(),
  slot: z.number(),
  try: z.number(),
  /** Seconds since 1970: DynamoDB's TTL attribute. */
  ttl: z.number(),
})

/** `REF#<carrier>#<messageId>` / `-`: which slot of which sheet a carrier's message id stands for. */
export const messageRefs = (clock: Clock) => {
  const key = (carrier: Carrier, messageId: string) => ({ pk: `REF#${carrier}#${messageId}`, sk: '-' })
  return {
    key,
    toItem: ({ carrier, messageId, sheet, seq, slot, try: attempt }: MessageRef) => ({
      ...key(carrier, messageId),
      v: 1,
      ref: formatRef(sheet, seq),
      slot,
      try: attempt,
      ttl: Math.ceil((clock.now() + keptMs) / 1000),
    }),
    /** None when it has run out: TTL deletes up to two days late. */
    fromItem(item: Record<string, unknown>): MessageRef[] {
      const { pk, ref, slot, try: attempt, ttl } = RefItem.parse(item)
      const parsed = parseRef(ref)
      if (!parsed || ttl * 1000 <= clock.now()) return []
      const [, carrier, messageId = ''] = pk.split('#')
      return [{ carrier: Carrier.parse(carrier), messageId, ...parsed, slot, try: attempt }]
    },
  }
}
