import { type Memory, takeCensus, weigh } from '../processes/census.ts'
import { groups } from '../processes/role.ts'
import type { Stack } from '../stack/stack.ts'

/** When the functions last worked: asked inside this process, so it costs next to nothing and disturbs nobody. */
export type WorkWatch = { lastReceiptAt(): number | undefined; quietSince(): number; stop(): void }

const lookEveryMs = 25
const writesReceipts = /decode-delivery-log$|record-receipt$/
const works = /relay-outbox$|plan-delivery$|send-[a-z-]+$|decode-delivery-log$|record-receipt$/

export const watchWork = ({ busy }: Pick<Stack, 'busy'>): WorkWatch => {
  let lastReceiptAt: number | undefined
  let lastWorkAt = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    const under = Object.entries(busy()).flatMap(([name, invocations]) => (invocations > 0 ? [name] : []))
    if (under.some(name => writesReceipts.test(name))) lastReceiptAt = now
    if (under.some(name => works.test(name))) lastWorkAt = now
  }, lookEveryMs)
  return {
    lastReceiptAt: () => lastReceiptAt,
    quietSince: () => lastWorkAt,
    stop: () => clearInterval(timer),
  }
}

/** Reading the memory of one process makes the kernel walk its pages, so it is done seldom. */
const weighEveryMs = 5_000

/** The most that each group was seen to have. */
export const watchMemory = (): { look(): void; stop(): Memory } => {
  let most = weigh(takeCensus())
  const look = () => {
    most = greater(most, weigh(takeCensus()))
  }
  const timer = setInterval(look, weighEveryMs)
  return {
    look,
    stop: () => {
      clearInterval(timer)
      return most
    },
  }
}

const greater = (one: Memory, other: Memory): Memory => {
  const most = { ...one }
  for (const group of groups) if (other[group].bytes > one[group].bytes) most[group] = other[group]
  return most
}
