import { setTimeout as pause } from 'node:timers/promises'
import type { WarningStatus } from '../../../shared/contracts/http.ts'
import type { CapFile } from '../cap-file.ts'
import type { Client, Sent } from '../client.ts'
import { unreachable } from '../failure.ts'
import type { Outcome } from './document.ts'
import { type Ending, endingOf } from './ending.ts'
import { type Time, watch } from './watch.ts'

type Demo = {
  source: Pick<Client, 'send'>
  operator: Pick<Client, 'status'>
  files: CapFile[]
  onSent(file: string, sent: Sent): void
  onProgress(statuses: WarningStatus[]): void
  time?: Time
}

/** `endings`: of each accepted file, in order. */
export type DemoEnd = { outcomes: Outcome[]; endings: Ending[] }

const realTime: Time = { now: Date.now, pause }

/** Sends every file as it is, and waits until nothing is left to wait for. */
export const runDemo = async ({
  source,
  operator,
  files,
  onSent,
  onProgress,
  time = realTime,
}: Demo): Promise<DemoEnd> => {
  const sent: { file: string; sent: Sent }[] = []
  for (const { file, bytes, contentType } of files) {
    const answer = await source.send(bytes, contentType)
    onSent(file, answer)
    sent.push({ file, sent: answer })
  }
  const warnings = new Set(sent.flatMap(({ sent }) => (sent.verdict === 'accepted' ? [sent.receipt.warning] : [])))
  const statuses = await watch({ operator, time, onProgress }, [...warnings])
  const outcomes = sent.map(({ file, sent }) => outcomeOf(file, sent, statuses))
  const endings = outcomes.flatMap(outcome =>
    outcome.verdict === 'accepted' ? [endingOf(outcome.status, time.now())] : [],
  )
  return { outcomes, endings }
}

const outcomeOf = (file: string, sent: Sent, statuses: Map<string, WarningStatus>): Outcome => {
  if (sent.verdict === 'refused') return { verdict: 'refused', file, reasons: sent.reasons }
  const status = statuses.get(sent.receipt.warning)
  if (status === undefined) throw neverSeen(sent.receipt.warning)
  return { verdict: 'accepted', file, receipt: sent.receipt, status }
}

const neverSeen = (warning: string) =>
  unreachable({
    zh: `服务已接收预警 ${warning}，但一直不说进展。`,
    en: `The service accepted warning ${warning}, but never said how far it is.`,
  })
