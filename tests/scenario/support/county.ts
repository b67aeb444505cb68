import { decideWarning } from '../../../functions/decide-warning/decide-warning.ts'
import { listWaiting } from '../../../functions/decide-warning/list-waiting.ts'
import { planDelivery } from '../../../functions/plan-delivery/plan-delivery.ts'
import { publishRoster } from '../../../functions/publish-roster/publish-roster.ts'
import { relayOutbox } from '../../../functions/relay-outbox/relay-outbox.ts'
import { chatDelivery } from '../../../functions/send-group-chat/hand-over-chat.ts'
import { loudspeakerDelivery } from '../../../functions/send-loudspeaker/hand-over-loudspeaker.ts'
import { smsDelivery } from '../../../functions/send-sms/hand-over-sms.ts'
import { tellNotices } from '../../../functions/tell-notices/tell-notices.ts'
import { tick } from '../../../functions/tick/tick.ts'
import { wakeNotices } from '../../../functions/tick/wake-notices.ts'
import { watchDelivery } from '../../../functions/watch-delivery/watch-delivery.ts'
import { memoryBoards } from '../../../shared/adapters/memory/boards.ts'
import { memoryCalendars } from '../../../shared/adapters/memory/calendars.ts'
import {
  MemoryChatCarrier,
  MemoryLoudspeakerCarrier,
  MemorySmsCarrier,
} from '../../../shared/adapters/memory/carriers.ts'
import { memoryDirectory } from '../../../shared/adapters/memory/directory.ts'
import { memoryNotices } from '../../../shared/adapters/memory/notices.ts'
import { memoryQuota } from '../../../shared/adapters/memory/quota.ts'
import { memoryRawDocuments } from '../../../shared/adapters/memory/raw-documents.ts'
import { memoryRoomPosts } from '../../../shared/adapters/memory/room-posts.ts'
import { memoryRoomTurns } from '../../../shared/adapters/memory/room-turns.ts'
import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import { memoryStops } from '../../../shared/adapters/memory/stops.ts'
import { memoryWarnings } from '../../../shared/adapters/memory/warnings.ts'
import type {
  NoticesMessage,
  PlanMessage,
  SendMessage,
  WatchMessage,
} from '../../../shared/contracts/queue-messages.ts'
import type { Carrier } from '../../../shared/domain/channel.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { KeyHolder } from '../../../shared/domain/source.ts'
import { previewWarning } from '../../../shared/door/preview-warning.ts'
import { receiveWarning } from '../../../shared/door/receive-warning.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import { defaultBook as book } from '../../../shared/policy/notices/book.ts'
import { tellingPolicy as telling } from '../../../shared/policy/notices/telling-policy.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'
import { vocabulary } from '../../../shared/policy/vocabulary.ts'
import type { MessageOutcome, TimeBox, WorkQueue } from '../../../shared/ports/queue.ts'
import { workRooms } from '../../../shared/protocol/work-rooms.ts'
import { workSheet } from '../../../shared/protocol/work-sheet.ts'

type Work = PlanMessage | SendMessage | WatchMessage | NoticesMessage
type Options = {
  at: string
  county: string
  records: Iterable<DirectoryRecord>
  rates?: Partial<Record<Carrier, number>>
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const linkTo = (warning: string) => `https://warn.example.org/a/${warning}`
const functionTimeoutMs = 20_000

export const metOffice: KeyHolder = {
  id: 'met-office',
  name: '气象台',
  role: 'source',
  area: '',
  levels: ['red', 'orange', 'yellow', 'blue', 'none'],
  maxRecipients: 1_000_000,
}

/** A whole county on a virtual clock: the real use cases over memory, so that a night takes milliseconds. */
export const county = async ({ at, county: code, records, rates = {} }: Options) => {
  const clock = { at: Date.parse(at), now: () => clock.at }
  const [directory, warnings, sheets, stops] = [memoryDirectory(), memoryWarnings(), memorySheets(clock), memoryStops()]
  const carriers = {
    sms: new MemorySmsCarrier(),
    chat: new MemoryChatCarrier(),
    speakers: new MemoryLoudspeakerCarrier(clock),
  }
  let queue: { work: Work; visibleAt: number }[] = []
  const post = (work: readonly Work[], delaySeconds = 0): void => {
    queue.push(...work.map(one => ({ work: one, visibleAt: clock.at + delaySeconds * 1000 })))
  }
  const workQueue: WorkQueue = {
    plan: async messages => post(messages),
    send: async (messages, delaySeconds) => post(messages, delaySeconds),
    watch: async (message, delaySeconds) => post([message], delaySeconds),
    publishRoster: async () => undefined,
    notices: async messages => post(messages),
  }
  const publish = publishRoster({
    ...{ writer: directory, imports: directory.imports, clock, zone: policy.zone, log: silent },
  })
  let imports = 0
  const load = async (some: Iterable<DirectoryRecord>): Promise<void> => {
    const one = { county: code, importId: `import-${++imports}` }
    const base = (await directory.head(code))?.publishedImport ?? ''
    await directory.imports.begin(one, base, clock.now())
    await directory.imports.putPart(one, 0, [...some], clock.now())
    await directory.imports.order(one, { mode: 'upsert', kinds: [], parts: 1 })
    await publish({ v: 1, kind: 'publish-roster', ...one })
  }
  await load(records)

  const common = { warnings, directory, policy, clock, log: silent, queue: workQueue }
  let edition = 0
  const newId = () => `edition-${++edition}`
  const raw = memoryRawDocuments()
  const door = {
    ...common,
    raw,
    valueNames,
    vocabulary,
    signature: '试验',
    linkTo,
    newId,
  }
  const receive = receiveWarning(door)
  const preview = previewWarning({ ...door, price: { amount: 0.05, currency: 'CNY' } })
  const relay = relayOutbox({ queue: workQueue })
  const plan = planDelivery(common)
  const reader = {
    county: async () => sheets.all().map(sheet => ({ sheet, receipts: [] })),
    place: async () => [],
  }
  const watch = watchDelivery({ ...common, reader })
  const [notices, calendars] = [memoryNotices(), memoryCalendars()]
  const calendar = { notices, calendars, book }
  const tell = tellNotices({ ...door, ...calendar, telling })
  const turns = [tick({ ...common, newId }), wakeNotices({ ...common, ...calendar })]
  const wake = async () => {
    for (const turn of turns) await turn()
  }
  const deciding = { ...common, valueNames, newId }
  const quota = memoryQuota(rates, clock)
  let token = 0
  const pause = async (milliseconds: number) => {
    clock.at += milliseconds
  }
  const sheetPorts = { ...common, sheets, stops, quota, newToken: () => `token-${++token}`, pause }
  const { zone } = policy
  const boards = memoryBoards()
  const receipts = { putRefs: async () => undefined }
  const workers = {
    sms: workSheet(
      sheetPorts,
      smsDelivery({ carrier: carriers.sms, receipts, signature: '试验', linkTo, zone, log: silent }),
    ),
    'group-chat': oneByOne(
      workRooms(
        sheetPorts,
        chatDelivery({
          carriers: { wecom: carriers.chat, dingtalk: carriers.chat, feishu: carriers.chat },
          turns: memoryRoomTurns(clock),
          posts: memoryRoomPosts(),
          linkTo,
          zone,
        }),
      ),
    ),
    loudspeaker: workSheet(
      sheetPorts,
      loudspeakerDelivery({ carrier: carriers.speakers, boards, zone, day: policy.day, clock }),
    ),
  }

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

  const drain = async (): Promise<void> => {
    for (const entry of warnings.outbox.splice(0)) await relay(entry)
    for (let next = take(); next; next = take()) {
      const outcome = await handle(next.work)
      if (outcome.kind === 'back') post([next.work], outcome.seconds)
    }
  }
  const take = () => {
    const next = queue.find(({ visibleAt }) => visibleAt <= clock.at)
    queue = queue.filter(one => one !== next)
    return next
  }

  return {
    clock,
    carriers,
    stops,
    sheets,
    warnings,
    directory,
    boards,
    raw,
    notices,
    calendars,
    /** These records, changed or new, in another revision of the directory. */
    publish: load,
    /** Forgets every message on every queue: as if all were lost. */
    loseMessages: () => {
      queue = []
    },
    receive: (xml: string, source: KeyHolder = metOffice) =>
      receive({ bytes: new TextEncoder().encode(xml), contentType: 'application/cap+xml' }, source),
    receiveDocument: (bytes: Uint8Array, contentType: string, source: KeyHolder = metOffice) =>
      receive({ bytes, contentType }, source),
    decide: decideWarning(deciding),
    waiting: listWaiting(deciding),
    preview: (xml: string, source: KeyHolder = metOffice) =>
      preview({ bytes: new TextEncoder().encode(xml), contentType: 'application/cap+xml' }, source),
    drain,
    tick: wake,
    /** Lets time pass, second by second, with a tick at each minute; in longer steps a tick at each. */
    async until(time: string, stepMs = 1_000): Promise<void> {
      for (const end = Date.parse(time); clock.at < end; clock.at += stepMs) {
        if (clock.at % 60_000 < stepMs) await wake()
        await drain()
      }
    },
  }
}

/** A queue that gives one message at a time: here no room is crowded. */
const oneByOne =
  (work: ReturnType<typeof workRooms>) =>
  async (message: SendMessage, box: TimeBox): Promise<MessageOutcome> => {
    const [outcome] = await work([message], box)
    if (outcome && outcome.kind !== 'failed') return outcome
    throw outcome?.fault
  }
