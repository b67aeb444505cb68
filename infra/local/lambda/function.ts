import { type Environment, type FunctionPlan, type Machine, startEnvironment } from './environment.ts'
import { failed, type Outcome } from './outcome.ts'

/** A function of the template: its environments, started when there is work and kept for the next. */
export type RunningFunction = {
  plan: FunctionPlan
  /** `event`: JSON text. Waits for a free environment when all are busy. Never rejects. */
  invoke(event: string): Promise<Outcome>
  /** Starts environments ahead of the first event: as many as its plan says. */
  warm(): Promise<void>
  /** Invocations under way. */
  busy(): number
  close(): void
}

export const runFunction = (plan: FunctionPlan, machine: Machine): RunningFunction => {
  const all = new Set<Environment>()
  const idle: Environment[] = []
  const waiting: (() => void)[] = []
  let taken = 0
  let closed = false

  const turn = async (): Promise<void> => {
    if (taken < plan.concurrency) taken += 1
    else await new Promise<void>(resolve => waiting.push(resolve))
  }
  const release = (): void => {
    const next = waiting.shift()
    if (next) next()
    else taken -= 1
  }
  const start = async (): Promise<Environment> => {
    for (const old of all) if (old.gone()) all.delete(old)
    const environment = await startEnvironment(plan, machine)
    all.add(environment)
    return environment
  }
  const take = async (): Promise<Environment> => {
    const ready = idle.pop()
    if (!ready) return start()
    return ready.gone() ? take() : ready
  }
  const run = async (event: string): Promise<Outcome> => {
    if (closed) return failed('Runtime.Closed', 'The runtime is closing.')
    const environment = await take()
    const outcome = await environment.invoke(event)
    if (!environment.gone()) idle.push(environment)
    return outcome
  }
  return {
    plan,
    busy: () => taken,
    invoke: async event => {
      await turn()
      return run(event)
        .catch(cause => failed('Runtime.StartError', String(cause)))
        .finally(release)
    },
    warm: async () => {
      if (closed || all.size > 0) return
      const one = async (): Promise<void> => {
        const environment = await start()
        await environment.ready
        if (!environment.gone()) idle.push(environment)
      }
      await Promise.all(Array.from({ length: plan.ahead }, one))
    },
    close: () => {
      closed = true
      for (const environment of all) environment.kill()
    },
  }
}
