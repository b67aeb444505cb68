import { memorySheets } from '../../../shared/adapters/memory/sheets.ts'
import type { SendMessage } from '../../../shared/contracts/queue-messages.ts'
import type { MsgType } from '../../../shared/domain/cap/alert.ts'
import type { Lane } from '../../../shared/domain/channel.ts'
import type { HandOverResult } from '../../../shared/domain/sheets/hand-over.ts'
import type { Sheet } from '../../../shared/domain/sheets/sheet.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import type { MessageOutcome } from '../../../shared/ports/queue.ts'
import type { Sheets } from '../../../shared/ports/sheets.ts'
import type { Delivery, SheetPorts } from '../../../shared/protocol/delivery.ts'
import { workSheet } from '../../../shared/protocol/work-sheet.ts'
import { aWarning } from '../../fixtures/warning.ts'
import { type Random, seeded } from './random.ts'
import { alertOf, audienceOf, pageOf, sheetId } from './series.ts'
import { interleaving } from './workers.ts'

/** What the carrier knows: the truth that marks are held against. `order` counts over the whole run. */
export type HandOver = { seq: number; slot: number; order: number; took: boolean; result: HandOverResult['outcome'] }

export type Run = {
  sheet: Sheet | undefined
  archived: Sheet[]
  handOvers: HandOver[]
  /** Windows whose outcome was lost: their worker died with the claim in its hand. */
  lostWindows: number
  /** Single answers that never came. */
  lostAnswers: number
  /** When each Alert of the series was issued, and asked the worker of an earlier one to stop: how many hand-overs there had been. */
  issues: { seq: number; order: number }[]
  seals: { seq: number; order: number }[]
  finished: boolean
}

/** `callSize`: recipients that the carrier takes in one call, and answers for alike. */
export type Plan = { slots: number; windowSize: number; callSize: number; lane: Lane; series: MsgType[] }
/** One rule of the store or the queue, broken on purpose. */
export type Breakage = {
  sheets?: (sheets: Sheets) => Sheets
  /** No rule is broken, but calls come to the store as networks have them. */
  network?: (sheets: Sheets) => Sheets
  acksWhatIsBusy?: boolean
  /** Nobody looks whether a later Alert was issued. */
  unseen?: boolean
}

const functionTimeoutMs = 20_000
const visibilityMs = 25_000
const mostSteps = 3_000
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Plays one random schedule: deliveries, duplicates, losses, crashes, slow workers, and the series' Alerts as they are issued. */
export const play = async (seed: number, plan: Plan, breakage: Breakage = {}): Promise<Run> => {
  const random = seeded(seed)
  const workers = interleaving(random)
  const { clock } = workers
  const store = memorySheets({ now: () => clock.at })
  const broken = (breakage.sheets ?? breakage.network)?.(store) ?? store
  const handOvers: HandOver[] = []
  const run = { lostWindows: 0, lostAnswers: 0, issues: [] as Run['issues'], seals: [] as Run['seals'] }
  let queue: { seq: number; visibleAt: number; taken: boolean }[] = []
  let issued = 0
  let workerIds = 0
  let tokens = 0

  const message = (seq: number): SendMessage => ({ v: 1, kind: 'send', seq, lane: plan.lane, sheet: sheetId })
  const issue = (): void => {
    issued += 1
    if (!breakage.sheets) run.issues.push({ seq: issued, order: handOvers.length })
    if (!random.chance(0.1)) queue.push({ seq: issued, visibleAt: clock.at, taken: false })
  }

  const gated = (worker: number): Sheets => {
    const through =
      <A extends unknown[], R>(call: (...args: A) => Promise<R>, writing = false) =>
      async (...args: A): Promise<R> => {
        await workers.gate(worker, writing)
        const answer = await call(...args)
        await workers.gate(worker)
        return answer
      }
    return {
      now: broken.now,
      read: through(broken.read),
      supersede: through(broken.supersede),
      seal: through(async (id, seq) => {
        await broken.seal(id, seq)
        run.seals.push({ seq, order: handOvers.length })
      }),
      write: through(broken.write),
      settle: through(broken.settle, true),
      release: through(broken.release),
    }
  }

  const delivery = (worker: number): Delivery => ({
    carrier: 'sns',
    portion: () => ({ window: plan.windowSize, call: plan.callSize, sheets: 10 }),
    handOver: async window => {
      const results: HandOverResult[] = []
      let said = answer(random)
      for (const [n, { slot }] of window.slots.entries()) {
        if (n % plan.callSize === 0) {
          await workers.gate(worker)
          said = answer(random)
        }
        const { result, took } = said
        const { seq } = window.briefing.issued
        handOvers.push({ seq, slot, took, order: handOvers.length, result: result.outcome })
        if (result.outcome === 'unknown') run.lostAnswers += 1
        results.push(result)
      }
      await workers.gate(worker)
      return results
    },
  })

  const portsOf = (worker: number): SheetPorts => ({
    sheets: gated(worker),
    warnings: {
      alert: async (_, seq) => alertOf(plan.series, seq),
      audience: async (_, seq) => audienceOf(seq),
      find: async () => {
        // Where the store's own rule is broken, looking ahead would hide it nearly always.
        if (breakage.sheets || breakage.unseen) return undefined
        const found = aWarning({ seq: issued })
        await workers.gate(worker)
        return found
      },
    },
    directory: { page: async () => pageOf(plan.slots), revision: noRevision, manifest: noRevision },
    stops: { active: async () => [] },
    quota: {
      grant: async (_carrier, _lane, want) =>
        random.chance(0.2) ? { granted: random.below(want + 1), inMs: 50 } : { granted: want, inMs: 0 },
      throttled: async () => undefined,
    },
    queue: {
      send: async messages => {
        await workers.gate(worker)
        for (const { seq } of messages) queue.push({ seq, visibleAt: clock.at + 2_000, taken: false })
      },
    },
    policy: defaultPolicy,
    newToken: () => `${tokenOf(worker)} ${++tokens}`,
    pause: () => workers.gate(worker),
    log: silent,
  })

  const deliver = (entry: (typeof queue)[number]): void => {
    const worker = ++workerIds
    const deadline = clock.at + functionTimeoutMs
    workers.start(worker, deadline)
    if (!random.chance(0.05)) entry.taken = true
    entry.visibleAt = clock.at + visibilityMs
    const box = { remainingMs: () => deadline - clock.at, signal: new AbortController().signal }
    const conclude = (outcome: MessageOutcome): void => {
      if (outcome.kind === 'done' || breakage.acksWhatIsBusy) queue = queue.filter(other => other !== entry)
      else Object.assign(entry, { visibleAt: clock.at + outcome.seconds * 1000, taken: false })
    }
    workSheet(portsOf(worker), delivery(worker))(message(entry.seq), box).then(conclude, () => {
      entry.taken = false
    })
  }

  const crash = (worker: number): void => {
    workers.crash(worker)
    if (store.all()[0]?.claim?.token.startsWith(`${tokenOf(worker)} `)) run.lostWindows += 1
  }
  /** The watch: what is not done and has no message left is sent again. */
  const watch = (): void => {
    const newest = store.all()[0]
    if (issued === plan.series.length && queue.length === 0 && !(newest?.done && newest.seq === issued))
      queue.push({ seq: issued, visibleAt: clock.at, taken: false })
  }

  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (issued < plan.series.length && random.chance(issued === 0 ? 1 : 0.04)) issue()
    for (const entry of queue) if (entry.taken && entry.visibleAt <= clock.at) entry.taken = false
    const visible = queue.filter(({ taken, visibleAt }) => !taken && visibleAt <= clock.at)
    const alive = workers.alive()
    if (visible.length > 0 && random.chance(0.3)) deliver(random.pick(visible))
    else if (alive.length > 0) {
      if (random.chance(0.02)) crash(random.pick(alive))
      else {
        const killed = await workers.step()
        if (killed !== undefined) crash(killed)
      }
      clock.at += random.below(200)
      if (random.chance(0.01)) clock.at += 15_000
    } else clock.at += 1_000
    await workers.settleMicrotasks()
    watch()
    const newest = store.all()[0]
    if (
      issued === plan.series.length &&
      newest?.done &&
      newest.seq === issued &&
      queue.length === 0 &&
      alive.length === 0
    )
      break
  }
  const sheet = store.all()[0]
  const finished = sheet?.done === true && sheet.seq === plan.series.length
  return { sheet, archived: store.archived(), handOvers, ...run, finished }
}

/** Only an exercise asks what is published now. */
const noRevision = () => Promise.reject(new Error('no exercise here'))

const tokenOf = (worker: number): string => `worker-${worker}`

const answer = (random: Random): { result: HandOverResult; took: boolean } => {
  const dice = random.next()
  if (dice < 0.8) return { result: { outcome: 'accepted' }, took: true }
  if (dice < 0.87) return { result: { outcome: 'refused', reason: 'invalid-address' }, took: false }
  if (dice < 0.94) return { result: { outcome: 'retry-later', reason: 'throttled' }, took: false }
  return { result: { outcome: 'unknown', reason: 'timeout' }, took: random.chance(0.5) }
}
