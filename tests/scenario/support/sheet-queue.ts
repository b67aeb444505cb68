import { endSheet } from '../../../functions/record-dead-letter/end-sheet.ts'
import { memoryQuota } from '../../../shared/adapters/memory/quota.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { MsgType } from '../../../shared/domain/cap/alert.ts'
import type { Lane } from '../../../shared/domain/channel.ts'
import type { HandOverResult } from '../../../shared/domain/sheets/hand-over.ts'
import { allMarks } from '../../../shared/domain/sheets/sheet-marks.ts'
import type { Stop } from '../../../shared/domain/sheets/stop.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import type { MessageOutcome } from '../../../shared/ports/queue.ts'
import type { Sheets } from '../../../shared/ports/sheets.ts'
import type { Delivery, SheetPorts } from '../../../shared/protocol/delivery.ts'
import { inTime } from '../../../shared/protocol/in-time.ts'
import { workSheet } from '../../../shared/protocol/work-sheet.ts'
import { aWarning } from '../../fixtures/warning.ts'
import type { Around } from './room-world.ts'
import { alertOf, audienceOf, pageOf, sheetId } from './series.ts'
import { virtualTime } from './virtual-time.ts'

/** As `infra/queues.ts` has them. */
const [batchSize, functionTimeoutMs, visibilityMs, mostReceipts] = [10, 20_000, 25_000, 10]
/** As `time-box.ts` has it. */
const writingTimeMs = 3_000
const storeMs = 5
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

type Entry = { message: SendMessage; visibleAt: number; receipts: number }
type Taken = { village: number; seq: number; slot: number }
type Plan = {
  villages: number
  phones: number
  perSecond: number
  series?: MsgType[]
  lane?: Lane
  /** Throws where that page cannot be read. */
  page?(village: number): void
  /** How long the carrier takes over a window; without it 2 ms a phone. */
  windowMs?: number
  /** Around each call of the store for a sheet. */
  store?: Around
  /** Before a worker is told whether a later Alert was issued: throws, or lets it wait, where the store is away. */
  asked?(queue: { handedOver: number; pause(milliseconds: number): Promise<void> }): Promise<void> | void
}

/** Sheets of many villages on a queue that gives ten messages at a time, and a carrier that takes so many phones a second. */
export const sheetQueue = ({
  villages,
  phones,
  perSecond,
  series = ['Alert'],
  lane = 'urgent',
  page,
  windowMs,
  store: around,
  asked,
}: Plan) => {
  const time = virtualTime()
  const now = () => time.at
  const store = memorySheets({ now })
  const sheets = slow(store, time.pause, around)
  const quota = memoryQuota({ sns: perSecond }, { now })
  const places = Array.from({ length: villages }, (_, village) => placeOf(village))
  const taken: Taken[] = []
  const dead: SendMessage[] = []
  const stops: Stop[] = []
  let entries: Entry[] = []
  let [issued, tokens, lateBatches] = [1, 0, 0]

  const put = (messages: SendMessage[], delaySeconds = 0): void => {
    for (const message of messages) entries.push({ message, visibleAt: time.at + delaySeconds * 1000, receipts: 0 })
  }
  const messagesOf = (seq: number): SendMessage[] =>
    places.map(place => ({ v: 1, kind: 'send', seq, lane, sheet: { ...sheetId, place } }))

  const ports: SheetPorts = {
    sheets,
    warnings: {
      alert: async (_, seq) => alertOf(series, seq),
      audience: async (_, seq) => ({
        ...audienceOf(seq),
        places,
        joined: Object.fromEntries(places.map(one => [one, 1])),
      }),
      find: async () => {
        await time.pause(storeMs)
        await asked?.({ handedOver: taken.length, pause: time.pause })
        return aWarning({ seq: issued })
      },
    },
    directory: {
      page: async place => {
        page?.(villageOf(place))
        return { ...pageOf(phones), place }
      },
      revision: noExercise,
      manifest: noExercise,
    },
    stops: { active: async () => stops },
    quota,
    queue: { send: async (messages, delaySeconds) => put(messages, delaySeconds) },
    policy: defaultPolicy,
    newToken: () => `claim-${++tokens}`,
    pause: time.pause,
    log: silent,
  }

  const delivery: Delivery = {
    carrier: 'sns',
    portion: () => ({ window: 120, call: 1, sheets: 2 }),
    async handOver(window) {
      const { seq } = window.briefing.issued
      const answered = time.pause(windowMs ?? 2 * window.slots.length)
      for (const { slot } of window.slots) taken.push({ village: villageOf(window.sheet.place), seq, slot })
      const result = await inTime(answered, window.signal).then(
        (): HandOverResult => ({ outcome: 'accepted' }),
        (): HandOverResult => ({ outcome: 'unknown', reason: 'interrupted' }),
      )
      return window.slots.map(() => result)
    },
  }

  const receive = (): Entry[] => {
    const visible = entries.filter(({ visibleAt }) => visibleAt <= time.at)
    for (const entry of visible.filter(({ receipts }) => receipts >= mostReceipts)) {
      dead.push(entry.message)
      entries = entries.filter(other => other !== entry)
    }
    const batch = visible.filter(({ receipts }) => receipts < mostReceipts).slice(0, batchSize)
    for (const entry of batch) Object.assign(entry, { visibleAt: time.at + visibilityMs, receipts: entry.receipts + 1 })
    return batch
  }

  /** As `queueHandler` does: side by side, each back by itself, and what is done acknowledged at the end. */
  const handle = async (work: ReturnType<typeof workSheet>, batch: Entry[]): Promise<void> => {
    const deadline = time.at + functionTimeoutMs
    const ending = new AbortController()
    void time.pause(functionTimeoutMs - writingTimeMs).then(() => ending.abort(new Error('the end is near')))
    const box = { remainingMs: () => deadline - time.at, signal: ending.signal }
    const outcomes = await Promise.all(
      batch.map(async (entry): Promise<MessageOutcome | undefined> => {
        const outcome = await work(entry.message, box).catch(() => undefined)
        if (outcome?.kind === 'back') entry.visibleAt = time.at + outcome.seconds * 1000
        return outcome
      }),
    )
    if (time.at > deadline) lateBatches += 1
    const done = new Set(batch.filter((_, n) => outcomes[n]?.kind === 'done'))
    entries = entries.filter(entry => !done.has(entry))
  }

  const worker = async (): Promise<void> => {
    const work = workSheet(ports, delivery)
    while (entries.length > 0) {
      const batch = receive()
      if (batch.length > 0) await handle(work, batch)
      else await time.pause(500)
    }
  }

  return {
    after: time.pause,
    taken,
    dead,
    /** Batches that a function would have been killed in. */
    lateBatches: () => lateBatches,
    put,
    messagesOf,
    /** The next Alert of the series is issued: its messages are on the queue. */
    issueNext(): void {
      issued += 1
      put(messagesOf(issued))
    },
    /** An operator holds everything back. */
    stopAll: (): void => void stops.push({ scope: { all: true }, by: 'operator', at: time.at }),
    /** Until the queue is empty. */
    run: (workers: number) => time.run(Promise.all(Array.from({ length: workers }, worker))),
    /** As `record-dead-letter` does, once the store is back. */
    async readDeadLetters(): Promise<void> {
      for (const message of dead.splice(0)) await endSheet({ ...ports, sheets: store }, message)
    },
    states: () => store.all().flatMap(sheet => allMarks(sheet).map(({ state }) => state)),
  }
}

const slow = (
  sheets: Sheets,
  pause: (milliseconds: number) => Promise<void>,
  around: Around = (_, make) => make(),
): Sheets =>
  Object.fromEntries(
    Object.entries(sheets).map(([name, call]) => [
      name,
      name === 'now'
        ? call
        : async (...args: unknown[]) => {
            await pause(storeMs)
            return around(`sheets.${name}`, async () => (call as (...args: unknown[]) => unknown)(...args))
          },
    ]),
  ) as Sheets

const noExercise = () => Promise.reject(new Error('no exercise here'))
const placeOf = (village: number): string => `430182101${String(200 + village)}`
const villageOf = (place: string): number => Number(place.slice(-3)) - 200
