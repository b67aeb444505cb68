import { planDelivery } from '../../../functions/plan-delivery/plan-delivery.ts'
import { publishRoster } from '../../../functions/publish-roster/publish-roster.ts'
import { relayOutbox } from '../../../functions/relay-outbox/relay-outbox.ts'
import { tellNotices } from '../../../functions/tell-notices/tell-notices.ts'
import { tick } from '../../../functions/tick/tick.ts'
import { wakeNotices } from '../../../functions/tick/wake-notices.ts'
import { watchDelivery } from '../../../functions/watch-delivery/watch-delivery.ts'
import { memoryBoards } from '../../../shared/adapters/memory/boards.ts'
import { memoryCalendars } from '../../../shared/adapters/memory/calendars.ts'
import { MemoryChatCarrier } from '../../../shared/adapters/memory/chat-carrier.ts'
import { memoryDirectory } from '../../../shared/adapters/memory/directory.ts'
import { MemoryLoudspeakerCarrier } from '../../../shared/adapters/memory/loudspeaker-carrier.ts'
import { memoryNotices } from '../../../shared/adapters/memory/notices.ts'
import { memoryQuota } from '../../../shared/adapters/memory/quota.ts'
import { memoryRawDocuments } from '../../../shared/adapters/memory/raw-documents.ts'
import { memoryReceipts } from '../../../shared/adapters/memory/receipts.ts'
import { memorySheetReader } from '../../../shared/adapters/memory/sheet-reader.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import { MemorySmsCarrier } from '../../../shared/adapters/memory/sms-carrier.ts'
import { memoryStops } from '../../../shared/adapters/memory/stops.ts'
import { memoryWarnings } from '../../../shared/adapters/memory/warnings.ts'
import type { Carrier } from '../../../shared/domain/channel.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { County } from '../../../shared/domain/place.ts'
import type { Template } from '../../../shared/domain/templates/template.ts'
import { receiveWarning } from '../../../shared/door/receive-warning.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import { eventNames as names } from '../../../shared/policy/event-names.ts'
import { eventCodeNames } from '../../../shared/policy/hazards.ts'
import { defaultBook as book } from '../../../shared/policy/notices/book.ts'
import { tellingPolicy as telling } from '../../../shared/policy/notices/telling-policy.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'
import { vocabulary } from '../../../shared/policy/vocabulary.ts'
import { issueWithTemplates } from '../../../shared/protocol/issue-with-templates.ts'
import { handOvers } from './hand-overs.ts'
import { memoryQueue, type Work } from './memory-queue.ts'

/** Time passes when somebody moves it. `at`: ms. */
export type VirtualClock = { at: number; now(): number }
export const virtualClock = (at: number): VirtualClock => {
  const clock = { at, now: () => clock.at }
  return clock
}

export type House = ReturnType<typeof house>
type Options = {
  clock: VirtualClock
  signature: string
  rates?: Partial<Record<Carrier, number>> | undefined
  /** What is registered with a carrier of SMS that takes nothing else; absent: SMS are sent as text. */
  templates?: readonly Template[] | undefined
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const linkTo = (warning: string): string => `https://warn.example.org/a/${warning}`
const functionTimeoutMs = 20_000

/** The whole service in one process: the use cases of the functions over memory, on a virtual clock, so that a night takes milliseconds. */
export const house = ({ clock, signature, rates = {}, templates }: Options) => {
  const [directory, stored, sheets, stops] = [memoryDirectory(), memoryWarnings(), memorySheets(clock), memoryStops()]
  const [notices, calendars, boards, raw] = [memoryNotices(), memoryCalendars(), memoryBoards(), memoryRawDocuments()]
  const receipts = memoryReceipts()
  const carriers = {
    sms: new MemorySmsCarrier(templates ? 'template' : 'text'),
    chat: new MemoryChatCarrier(),
    speakers: new MemoryLoudspeakerCarrier(clock),
  }
  const messages = memoryQueue(clock)
  const { queue } = messages
  let given = 0
  const newId = (): string => `id-${++given}`
  const words = { policy, names, log, newId }
  const registered = templates && { templates: async () => [...templates] }
  const warnings = registered ? issueWithTemplates({ ...words, ...registered, warnings: stored, directory }) : stored
  const common = { ...words, warnings, directory, clock, queue }
  const door = { ...common, ...registered, raw, valueNames, vocabulary, signature, linkTo }
  const calendar = { notices, calendars, book }

  const sheetPorts = {
    ...{ ...common, sheets, stops, quota: memoryQuota(rates, clock), newToken: newId },
    pause: async (milliseconds: number) => {
      clock.at += milliseconds
    },
  }
  const workers = handOvers(sheetPorts, { carriers, receipts, boards, signature, linkTo })
  const [plan, watch] = [
    planDelivery(common),
    watchDelivery({ ...common, reader: memorySheetReader({ sheets, receipts }) }),
  ]
  const tell = tellNotices({ ...door, ...calendar, telling })
  const handle = (work: Work) => {
    if (work.kind === 'plan') return plan(work)
    if (work.kind === 'watch') return watch(work)
    if (work.kind !== 'send') return tell(work)
    const until = clock.at + functionTimeoutMs
    return workers[work.sheet.channel](work, {
      remainingMs: () => until - clock.at,
      signal: new AbortController().signal,
    })
  }

  const relay = relayOutbox({ queue })
  const turns = [tick(common), wakeNotices({ ...common, ...calendar })]
  const publish = publishRoster({ writer: directory, imports: directory.imports, clock, zone: policy.zone, log })
  let imports = 0

  return {
    ...{ clock, carriers, stops, sheets, directory, boards, raw, notices, calendars, messages, door },
    warnings: stored,
    /** What keeping the calendar needs of it. */
    keeping: {
      ...{ ...calendar, directory, valueNames, clock, log },
      isEventCode: (code: string) => Object.hasOwn(eventCodeNames, code),
    },
    receive: receiveWarning(door),
    /** These records, changed or new, in another revision of the directory. */
    async publish(county: County, records: Iterable<DirectoryRecord>): Promise<void> {
      const one = { county, importId: `import-${++imports}` }
      const base = (await directory.head(county))?.publishedImport ?? ''
      await directory.imports.begin(one, base, clock.now())
      await directory.imports.putPart(one, 0, [...records], clock.now())
      await directory.imports.order(one, { mode: 'upsert', kinds: [], parts: 1 })
      await publish({ v: 1, kind: 'publish-roster', ...one })
    },
    /** The one tick of a minute. */
    async tick(): Promise<void> {
      for (const turn of turns) await turn()
    },
    /** What was issued until now is relayed, and every message that is visible is worked on. */
    async drain(): Promise<void> {
      for (const entry of stored.outbox.splice(0)) await relay(entry)
      for (let work = messages.take(); work; work = messages.take()) {
        const outcome = await handle(work)
        if (outcome.kind === 'back') messages.put([work], outcome.seconds)
      }
    },
  }
}
