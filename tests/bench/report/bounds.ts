import type { Poll } from '../arguments.ts'
import { largest, type Spent } from '../processes/spent.ts'
import type { Ceilings } from '../round/measured.ts'

/** What the sentences about bounds are made from: all of it measured in the same run. Shares are of all cores. */
export type Evidence = {
  poll: Poll
  cores: number
  ceilings: Ceilings
  phonesPerSecond: number
  receiptsAfterPhonesS: number
  ownShare: number
  othersShare: number
  toLastPhone: Spent
  whole: Spent
  functionProcesses: number
  functionBytes: number
}

/** A bound that is nine tenths used up is the bound. */
const reached = 0.9
/** The field's slowest phone: 120 + 500 + 200 + 4,000 ms. */
const slowestPhoneS = 4.8

const percent = (share: number): string => `${Math.round(share * 100)} %`
const whole = (value: number): string => Math.round(value).toLocaleString('en-US')

/** Above this share somebody else's work is in every figure. */
const quiet = 0.1

/** Whether the figures may be quoted. */
export const disturbance = ({ othersShare }: Evidence): string | undefined =>
  othersShare <= quiet
    ? undefined
    : `This was not a quiet machine: somebody else had ${percent(othersShare)} of it until the last phone. Do not quote these figures.`

const processors = ({ cores, ownShare, othersShare }: Evidence): string =>
  `until the last phone the ${cores} cores were ${percent(ownShare)} ours and ${percent(othersShare)} somebody else's`

const hungriest = (spent: Spent): string => {
  const { role, seconds } = largest(spent)
  return `most of it ${role} (${seconds.toFixed(1)} of ${spent.own.toFixed(1)} s)`
}

export const answered = (): string =>
  'one request: reading the CAP document, its targets, and the writes that make it durable'

export const firstSend = ({ poll }: Evidence): string =>
  poll === 'aws'
    ? 'the poll of the stream: 125 ms on average and 250 ms at most of it; the rest as with a tight poller'
    : 'four functions one after the other (receive, relay, plan, send), each a few writes; no poll to wait for'

export const loudspeakers = ({ cores }: Evidence): string =>
  `the broker and the field, which open and check every command, on the same ${cores} cores; includes 0.1 s of simulated speech`

export const rooms = (): string => 'the order of sending; a robot takes 20 a minute, and each room gets one'

/** The rate, the processor, or waiting. */
export const phones = (evidence: Evidence): string => {
  const { ceilings, phonesPerSecond, ownShare, othersShare } = evidence
  if (phonesPerSecond >= reached * ceilings.smsRatePerSecond)
    return `the rate that the stack is told to keep: ${whole(ceilings.smsRatePerSecond)} a second`
  if (ownShare + othersShare >= reached)
    return `the processor: ${processors(evidence)}; ${hungriest(evidence.toLastPhone)}`
  return `waiting, not the processor: ${processors(evidence)}`
}

export const firstPhone = (): string =>
  'the order of sending: what is ready first goes first, and loudspeakers and rooms are ready first'

export const lead = (): string =>
  'the plan: loudspeakers and rooms are queued before phones; negative would mean that phones came first'

export const receipts = ({ receiptsAfterPhonesS }: Evidence): string => {
  const field = `the field's slowest phone answers ${slowestPhoneS} s after it was called`
  return receiptsAfterPhonesS <= slowestPhoneS + 0.5
    ? `the field: ${field}`
    : `writing: ${field}, and receipts took ${receiptsAfterPhonesS.toFixed(1)} s after the last phone`
}

export const ofClient = ({ ceilings: { snsOne } }: Evidence): string =>
  `the client alone takes ${whole(snsOne.cpuMicroseconds)} µs of processor a call; the rest is plan, claims, marks, the front door and receipts`

export const ofTwoClients = ({ cores }: Evidence): string =>
  `two clients and the field share ${cores} cores there; here the same cores carry everything else too`

export const ofWrites = (): string =>
  'above 1 only because marks are packed: one write holds many phones. The store is not asked this often'

export const memory = ({ functionProcesses, functionBytes }: Evidence): string => {
  const each = functionProcesses === 0 ? 0 : functionBytes / functionProcesses / 1024 ** 2
  return `${functionProcesses} processes of Node.js, ${whole(each)} MiB each; Lambda counts each environment apart`
}

export const cpu = ({ toLastPhone }: Evidence): string => hungriest(toLastPhone)

export const cpuOfRound = ({ whole }: Evidence): string => hungriest(whole)
