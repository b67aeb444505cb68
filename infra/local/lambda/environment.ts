import { randomUUID } from 'node:crypto'
import type { Leash } from '../leash.ts'
import { type FunctionError, failed, type Outcome } from './outcome.ts'
import { openRuntimeApi } from './runtime-api.ts'

/** How a function is run: what the template says of it, and what AWS would add. */
export type FunctionPlan = {
  name: string
  arn: string
  roleArn: string
  timeoutSeconds: number
  memoryMb: number
  directory: string
  /** All variables, AWS's own included; only AWS_LAMBDA_RUNTIME_API is added. */
  variables: Record<string, string>
  /** Environments at the same time. */
  concurrency: number
  /** How many of them are started before there is work, where any are. */
  ahead: number
}

export type Machine = {
  leash: Leash
  /** Arguments of `node` that run AWS's runtime client. */
  client: string[]
  /** Where a function's output goes: an open file. */
  log(name: string): number
  /** Told why a function cannot even be loaded. */
  onInitError(name: string, error: FunctionError): void
}

export type Environment = {
  /** One at a time. */
  invoke(event: string): Promise<Outcome>
  /** Resolves when the handler is loaded, or never will be. */
  ready: Promise<void>
  gone(): boolean
  kill(): void
}

const readError = (body: string): FunctionError => {
  const { errorType = 'Error', errorMessage = '' } = JSON.parse(body) as Partial<FunctionError>
  return { errorType, errorMessage }
}

// AWS gives an initialisation ten seconds.
const initMs = 10_000

export const startEnvironment = async (plan: FunctionPlan, machine: Machine): Promise<Environment> => {
  let settle: ((outcome: Outcome) => void) | undefined
  let initError: FunctionError | undefined
  let loaded: () => void = () => {}
  const ready = new Promise<void>(resolve => {
    loaded = resolve
  })
  const finish = (outcome: Outcome): void => {
    settle?.(outcome)
    settle = undefined
  }
  const api = await openRuntimeApi({
    ready: () => loaded(),
    returned: (_, body) => finish({ kind: 'returned', body }),
    failed: (_, body) => finish({ kind: 'failed', error: readError(body) }),
    initFailed: body => {
      initError = readError(body)
      machine.onInitError(plan.name, initError)
    },
  })
  const output = machine.log(plan.name)
  // As AWS's own bootstrap divides a function's memory: a tenth for new objects, in two halves, and the rest for old ones.
  const heap = [
    `--max-old-space-size=${Math.floor(plan.memoryMb * 0.9)}`,
    `--max-semi-space-size=${Math.floor(plan.memoryMb * 0.05)}`,
  ]
  const child = machine.leash.spawn(process.execPath, [...heap, ...machine.client], {
    cwd: plan.directory,
    env: { ...plan.variables, AWS_LAMBDA_RUNTIME_API: api.address },
    stdio: ['pipe', output, output],
  })
  const initTimer = setTimeout(() => child.kill('SIGKILL'), initMs)
  void ready.then(() => clearTimeout(initTimer))
  let gone = false
  child.once('exit', () => {
    gone = true
    api.close()
    loaded()
    finish({
      kind: 'failed',
      error: initError ?? { errorType: 'Runtime.ExitError', errorMessage: 'The runtime exited.' },
    })
  })

  const run = (event: string): Promise<Outcome> => {
    const requestId = randomUUID()
    const timeoutMs = plan.timeoutSeconds * 1000
    const done = new Promise<Outcome>(resolve => {
      const timer = setTimeout(() => {
        child.kill('SIGKILL')
        finish(
          failed(
            'Sandbox.Timedout',
            `RequestId: ${requestId} Error: Task timed out after ${plan.timeoutSeconds} seconds`,
          ),
        )
      }, timeoutMs)
      settle = outcome => {
        clearTimeout(timer)
        resolve(outcome)
      }
    })
    api.give({ requestId, functionArn: plan.arn, deadlineAt: Date.now() + timeoutMs, event })
    return done
  }
  return {
    ready,
    gone: () => gone,
    kill: () => child.kill('SIGKILL'),
    invoke: async event => {
      await ready
      if (gone)
        return failed(initError?.errorType ?? 'Runtime.ExitError', initError?.errorMessage ?? 'The runtime exited.')
      return run(event)
    },
  }
}
