import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const script = fileURLToPath(new URL('../../infra/cli/tongluo.mjs', import.meta.url))

export type Ended = { code: number | null; stdout: string; stderr: string }
export type Running = { child: ChildProcess; stdout(): string; stderr(): string; ended: Promise<Ended> }

/** The command as a process of its own, with English texts, and without a service that happens to run here. */
export const command = (args: string[], options: SpawnOptions = {}, program = process.execPath): Running => {
  const env = { ...process.env, TONGLUO_LANG: 'en', TONGLUO_URL: '', TONGLUO_KEY: '', ...options.env }
  const child = spawn(program, args, { cwd: root, ...options, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  child.stdout?.on('data', chunk => (said.stdout += chunk))
  child.stderr?.on('data', chunk => (said.stderr += chunk))
  const { promise, resolve, reject } = Promise.withResolvers<Ended>()
  child.once('error', reject)
  child.once('close', code => resolve({ code, ...said }))
  return { child, stdout: () => said.stdout, stderr: () => said.stderr, ended: promise }
}

export const tongluo = (args: string[], options: SpawnOptions = {}): Running => command([script, ...args], options)

/** Polls; fails with what it was waiting for. */
export const until = async (what: string, condition: () => boolean | Promise<boolean>, withinMs: number) => {
  const deadline = Date.now() + withinMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
