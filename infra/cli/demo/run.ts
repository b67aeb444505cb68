import { setTimeout as pause } from 'node:timers/promises'
import type { WarningStatus } from '../../../shared/contracts/http.ts'
import { Channel } from '../../../shared/domain/channel.ts'
import type { CapFile } from '../cap-file.ts'
import type { Client, Sent } from '../client.ts'
import type { Outcome } from './document.ts'
import { type Ending, endingOf } from './ending.ts'

type Demo = {
  source: Client
  operator: Client
  files: CapFile[]
  onSent(file: string, sent: Sent): void
  onProgress(statuses: WarningStatus[]): void
}

/** `endings`: of each accepted file, in order. */
export type DemoEnd = { outcomes: Outcome[]; endings: Ending[] }

const lookEveryMs = 500
/** From the last send: 90 s are promised, and closing everything takes some of them. */
const patienceMs = 80_000
/** No new receipt for so long: what is still missing may come in hours or never. */
const quietMs = 2_500

/** Sends every file as it is, and waits until nothing is left to wait for. */
export const runDemo = async (demo: Demo): Promise<DemoEnd> => {
  const sent: { file: string; sent: Sent }[] = []
  for (const { file, bytes, contentType } of demo.files) {
    const answer = await demo.source.send(bytes, contentType)
    demo.onSent(file, answer)
    sent.push({ file, sent: answer })
  }
  const warnings = new Set(sent.flatMap(({ sent }) => (sent.verdict === 'accepted' ? [sent.receipt.warning] : [])))
  const statuses = await watch(demo, [...warnings], Date.now() + patienceMs)
  const outcomes = sent.map(({ file, sent }) => outcomeOf(file, sent, statuses))
  const endings = outcomes.flatMap(outcome => (outcome.verdict === 'accepted' ? [endingOf(outcome.status)] : []))
  return { outcomes, endings }
}

const watch = async (demo: Demo, warnings: string[], deadline: number): Promise<Map<string, WarningStatus>> => {
  let heard = 0
  let heardAt = Date.now()
  for (;;) {
    const statuses = new Map<string, WarningStatus>()
    for (const warning of warnings) statuses.set(warning, await demo.operator.status(warning))
    const all = [...statuses.values()]
    demo.onProgress(all)
    const now = Date.now()
    const receipts = count(all, 'delivered') - count(all, 'unconfirmed')
    if (receipts !== heard) [heard, heardAt] = [receipts, now]
    const working = all.some(status => endingOf(status) === 'working')
    if (now >= deadline) return statuses
    if (!working && (count(all, 'unconfirmed') === 0 || now - heardAt >= quietMs)) return statuses
    await pause(lookEveryMs)
  }
}

const count = (statuses: WarningStatus[], figure: 'delivered' | 'unconfirmed'): number =>
  statuses
    .flatMap(({ channels }) => Channel.options.map(channel => channels[channel]?.[figure] ?? 0))
    .reduce((total, each) => total + each, 0)

const outcomeOf = (file: string, sent: Sent, statuses: Map<string, WarningStatus>): Outcome => {
  if (sent.verdict === 'refused') return { verdict: 'refused', file, reasons: sent.reasons }
  const status = statuses.get(sent.receipt.warning)
  if (status === undefined) throw new Error(`warning ${sent.receipt.warning} was accepted and never looked at`)
  return { verdict: 'accepted', file, receipt: sent.receipt, status }
}
