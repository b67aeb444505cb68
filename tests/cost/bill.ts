import { queuePlans } from '../../infra/queues.ts'
import { sizeOf } from './memory.ts'
import type { Prices } from './prices.ts'
import type { Effort } from './run/effort.ts'
import type { Measured } from './run/run.ts'
import type { Pace } from './seconds.ts'
import { tallyOf } from './tally.ts'

/** USD for a million recipients. `fees`: what SNS and IoT Core take for being carriers, apart. */
export type Bill = {
  parts: { name: string; count: number; unit: string; usd: number }[]
  usd: number
  fees: { name: string; usd: number }[]
}

const million = 1_000_000
/** SQS bills each 64 kB begun as a request. */
const billedBytes = 64 * 1024
/** A poller takes at most ten messages a request, and deletes as many. */
const messagesPerPoll = 10
const logLineBytes = 1_000

export const billOf = (measured: Measured, prices: Prices): Bill => {
  const { recipients, writeUnits, readUnits } = tallyOf(measured)
  const scale = million / recipients
  const part = (name: string, count: number, unit: string, price: number) => ({
    ...{ name, count: count * scale, unit },
    usd: count * scale * price,
  })
  const parts = [
    part('DynamoDB writes', writeUnits, 'write units', prices.writeUnit),
    part('DynamoDB reads', readUnits, 'read units', prices.readUnit),
    part('SQS', queueRequests(measured), 'requests', prices.queueRequest),
    part('API Gateway', 1 + measured.callbacks, 'requests', prices.httpRequest),
    part('Lambda, invocations', invocations(measured), 'invocations', prices.invocation),
    part('Lambda, time (estimate)', gigabyteSeconds(measured), 'GB-seconds', prices.gigabyteSecond),
  ]
  return { parts, usd: parts.reduce((sum, { usd }) => sum + usd, 0), fees: feesOf(measured, prices, scale) }
}

/** Sent as the run did; taken and deleted as many at once as the queue's worker is given, at most ten. */
const queueRequests = ({ traffic }: Measured): number =>
  [...traffic].reduce((sum, [name, { messages, sendCalls, bytes }]) => {
    const atOnce = Math.min(messagesPerPoll, queuePlans[name].batchSize)
    const chunks = Math.max(1, Math.ceil(bytes / Math.max(1, sendCalls) / billedBytes))
    const taken = Math.ceil(messages / atOnce)
    return sum + sendCalls * chunks + taken * Math.max(1, Math.ceil(bytes / Math.max(1, taken) / billedBytes)) + taken
  }, 0)

const invocations = ({ efforts }: Measured): number =>
  [...efforts.values()].reduce((sum, one) => sum + one.invocations, 0)

/** Processor time of this machine at the share that a function has, and all its waiting: one after the other, though some of it is side by side. */
const secondsOf = (name: string, { cpuSeconds, waitedSeconds }: Effort): number =>
  cpuSeconds / sizeOf(name).share + waitedSeconds

const gigabyteSeconds = ({ efforts }: Measured): number =>
  [...efforts].reduce((sum, [name, effort]) => sum + secondsOf(name, effort) * sizeOf(name).gigabytes, 0)

/** How long a worker is busy with a sheet of phones (estimate; where a carrier's quota holds it back, with that), and what of the store it takes. */
export const paceOf = ({ efforts, requests, recipients, traffic }: Measured): Pace => {
  const effort = efforts.get('send-sms') ?? { invocations: 0, cpuSeconds: 0, waitedSeconds: 0 }
  const sheets = traffic.get('sms-urgent')?.messages ?? 1
  const asked = requests.filter(({ by }) => by === 'send-sms')
  const units = asked.reduce((sum, { written }) => sum + written.reduce((all, one) => all + one.units, 0), 0)
  return {
    phones: recipients.phones / sheets,
    seconds: secondsOf('send-sms', effort) / sheets,
    writeUnitsPerPhone: units / recipients.phones,
  }
}

const feesOf = ({ carrier, recipients }: Measured, prices: Prices, scale: number): Bill['fees'] => {
  const { phones, loudspeakers } = recipients
  const perReport = 2 * prices.iotMessage + prices.iotRule + prices.iotAction
  const perPhone = prices.snsPublish + (logLineBytes / 1e9) * prices.logGigabyte
  return [
    {
      name: `IoT Core, ${Math.round(loudspeakers * scale).toLocaleString('en-US')} loudspeakers`,
      usd: loudspeakers * scale * perReport,
    },
    ...(carrier === 'sns' ? [{ name: 'SNS, requests and delivery log', usd: phones * scale * perPhone }] : []),
  ]
}
