import { gunzipSync, gzipSync } from 'node:zlib'
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Carrier } from '../../domain/channel.ts'
import { formatRef, parseRef } from '../../domain/sheets/sheet-id.ts'
import type { Clock } from '../../ports/clock.ts'
import type { HandedOver, MessageRef, Receipts } from '../../ports/sheets.ts'
import { classified } from './faults.ts'
import { queryFrom } from './queries.ts'

/** SNS may write a delivery status up to 72 hours late; a day more, because TTL counts from the hand-over. */
const keptMs = 96 * 60 * 60 * 1000
const minuteMs = 60_000
/** A carrier's clock may be this far from the store's, and a window is noted some seconds after its first message was taken. */
const minutesAround = [0, 1, -1] as const
/** Writers' clocks differ a little, so what was already read is read again from so long before its end. */
const overlapMs = 2_000
/** Some 60,000 messages a minute at the most that one process sees: a few tens of MB. */
const minutesRemembered = 8
/** Of a message that may have been taken long ago: so many of the last minutes in which its carrier took anything are looked through. */
const minutesLookedBack = 60

const Row = z.object({
  sk: z.string(),
  ref: z.string(),
  /** gzip of JSON: [message id, slot, try][]. Ids are digits or hex: a third of the write units that their text would take. */
  gz: z
    .instanceof(Uint8Array)
    .transform(bytes =>
      z.array(z.tuple([z.string(), z.number(), z.number()])).parse(JSON.parse(gunzipSync(bytes).toString())),
    ),
})

/**
 * `REF#<carrier>#<minute>` / `<ms>#<sheet>…`: the message ids of one window in one item, under the minute in which the carrier took
 * them. A delivery report names that minute, so a minute is read once by whoever decodes its reports, and not once a message.
 */
export const messageRefs = (client: DynamoDBDocumentClient, TableName: string, clock: Clock) => {
  type Minute = { refs: Map<string, MessageRef>; rows: Set<string>; readTo: number }
  const minutes = new Map<string, Minute>()

  const remember = (key: string): Minute => {
    const minute = minutes.get(key) ?? { refs: new Map(), rows: new Set(), readTo: 0 }
    minutes.delete(key)
    minutes.set(key, minute)
    const oldest = minutes.keys().next()
    if (minutes.size > minutesRemembered && !oldest.done) minutes.delete(oldest.value)
    return minute
  }

  const read = async (carrier: Carrier, pk: string, wholly: boolean): Promise<void> => {
    const minute = remember(pk)
    const rows = await queryFrom(client, TableName, pk, stamp(wholly ? 0 : minute.readTo - overlapMs))
    for (const item of rows) {
      if (minute.rows.has(String(item.sk))) continue
      const row = Row.parse(item)
      const parsed = parseRef(row.ref)
      minute.rows.add(row.sk)
      minute.readTo = Math.max(minute.readTo, Number.parseInt(row.sk, 10))
      if (!parsed) continue
      for (const [messageId, slot, attempt] of row.gz)
        minute.refs.set(messageId, { carrier, messageId, ...parsed, slot, try: attempt })
    }
  }

  const known = (pks: string[], messageId: string): MessageRef | undefined =>
    pks.map(pk => minutes.get(pk)?.refs.get(messageId)).find(ref => ref !== undefined)

  const noted = new Map<Carrier, string>()
  /** `REF#<carrier>` / `<ms>`: a minute in which it took anything, written once by each process. */
  const noteMinute = async (carrier: Carrier, now: number): Promise<void> => {
    const minute = minuteKey(carrier, now)
    if (noted.get(carrier) === minute) return
    const Item = { pk: minutesKey(carrier), sk: stamp(now - (now % minuteMs)), v: 1, ttl: expiryOf(now) }
    await classified(client.send(new PutCommand({ TableName, Item })))
    noted.set(carrier, minute)
  }

  const put: Receipts['putRefs'] = async ({ carrier, sheet, seq, messages }) => {
    if (messages.length === 0) return
    const now = clock.now()
    const Item = {
      pk: minuteKey(carrier, now),
      sk: `${stamp(now)}#${messages[0]?.messageId}`,
      v: 1,
      ref: formatRef(sheet, seq),
      gz: gzipSync(JSON.stringify(messages.map(({ messageId, slot, try: attempt }) => [messageId, slot, attempt]))),
      ttl: expiryOf(now),
    }
    await Promise.all([classified(client.send(new PutCommand({ TableName, Item }))), noteMinute(carrier, now)])
  }

  /** The minutes before these messages in which their carrier took anything, the newest first, until all are found. */
  const lookBack = async (carrier: Carrier, handedOver: readonly HandedOver[]): Promise<Map<string, MessageRef>> => {
    const found = new Map<string, MessageRef>()
    if (handedOver.length === 0) return found
    const latest = Math.max(...handedOver.map(({ takenAt }) => takenAt))
    const rows = await queryFrom(client, TableName, minutesKey(carrier), stamp(latest - keptMs))
    const before = rows.map(({ sk }) => Number(sk)).filter(at => at <= latest)
    for (const at of before.reverse().slice(0, minutesLookedBack)) {
      const pk = minuteKey(carrier, at)
      if (!minutes.has(pk)) await read(carrier, pk, true)
      for (const { messageId } of handedOver) {
        const ref = known([pk], messageId)
        if (ref) found.set(messageId, ref)
      }
      if (found.size === handedOver.length) break
    }
    return found
  }

  const find: Receipts['findRefs'] = async (carrier, handedOver) => {
    const asked = handedOver.map(one => ({ ...one, pks: minutesOf(carrier, one) }))
    // Nearly every report belongs to the minute that it names. What is in none of them may have been noted late: once more, wholly.
    for (const [nearest, wholly] of lookings) {
      const missing = asked.filter(({ pks, messageId }) => !known(pks, messageId))
      const unread = new Set(missing.flatMap(({ pks }) => nearest.map(n => pks[n] ?? '')))
      await Promise.all([...unread].map(pk => read(carrier, pk, wholly)))
    }
    const near = new Map(
      asked.flatMap(({ pks, messageId }) => {
        const ref = known(pks, messageId)
        return ref ? [[messageId, ref]] : []
      }),
    )
    const earlier = handedOver.filter(({ messageId, orEarlier }) => orEarlier && !near.has(messageId))
    return new Map([...near, ...(await lookBack(carrier, earlier))])
  }
  return { put, find }
}

/** Which of the minutes are read, one after the other, and whether from their beginning. */
const lookings: [number[], boolean][] = [
  [[0], false],
  [[1, 2], false],
  [[0, 1], true],
]

const minuteKey = (carrier: Carrier, at: number): string => `REF#${carrier}#${Math.floor(at / minuteMs)}`
const minutesKey = (carrier: Carrier): string => `REF#${carrier}`
const expiryOf = (now: number): number => Math.ceil((now + keptMs) / 1000)
const minutesOf = (carrier: Carrier, { takenAt }: HandedOver): string[] =>
  minutesAround.map(n => minuteKey(carrier, takenAt + n * minuteMs))
/** Milliseconds as text that sorts as numbers do. */
const stamp = (ms: number): string => String(Math.max(0, ms)).padStart(15, '0')
