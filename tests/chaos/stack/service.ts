import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { ServiceOrder } from './service-process.ts'

const script = fileURLToPath(new URL('service-process.ts', import.meta.url))
const startWithinMs = 120_000

const Ready = z.object({
  url: z.string(),
  mqttUrl: z.string(),
  logsUrl: z.string(),
  admin: z.string(),
  board: z.string(),
  /** Our account at a carrier of templates, as it holds it; and where it reports to. */
  smsAccount: z.string(),
  reportsUrl: z.string(),
})
export type Ready = z.infer<typeof Ready>
export type Service = Ready & {
  /** As a power cut would. */
  kill(): Promise<void>
  /** As Ctrl-C does. */
  end(): Promise<void>
}

/** Runs the service until it is ended or killed; what it says goes to a file beside its logs. */
export const startService = async (order: ServiceOrder): Promise<Service> => {
  const readyFile = join(order.directory, 'ready.json')
  rmSync(readyFile, { force: true })
  const output = openSync(join(order.directory, 'output.txt'), 'a')
  const child = spawn(process.execPath, [script, JSON.stringify(order)], { stdio: ['pipe', output, output] })
  closeSync(output)
  const until = Date.now() + startWithinMs
  while (!existsSync(readyFile)) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`the service did not start: ${readFileSync(join(order.directory, 'output.txt'), 'utf8')}`)
    }
    await pause(50)
  }
  const ready = Ready.parse(JSON.parse(readFileSync(readyFile, 'utf8')))
  return {
    ...ready,
    kill: () => ended(child, () => child.kill('SIGKILL')),
    end: () => ended(child, () => child.stdin?.end()),
  }
}

const ended = async (child: ChildProcess, ask: () => void): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  ask()
  await exit
}
