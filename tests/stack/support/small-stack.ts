import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { until } from '../command.ts'

const script = fileURLToPath(new URL('small-service.ts', import.meta.url))
const startWithinMs = 120_000

const Ready = z.object({
  url: z.string(),
  field: z.string(),
  mqttUrl: z.string(),
  logsUrl: z.string(),
  logDirectory: z.string(),
  keys: z.record(z.string(), z.string()),
  admin: z.string(),
})
export type SmallStack = z.infer<typeof Ready> & {
  pid: number
  /** Everything that the service and the field said, both streams. */
  outputFile: string
  close(): Promise<void>
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.stdin?.end()
  await ended
}

/** The service and the field as processes, with the small directory. */
export const startSmallStack = async (): Promise<SmallStack> => {
  const directory = mkdtempSync(join(tmpdir(), 'tongluo-small-'))
  const outputFile = join(directory, 'output.txt')
  const output = openSync(outputFile, 'a')
  const child = spawn(process.execPath, [script, directory], { stdio: ['pipe', output, output] })
  closeSync(output)
  const close = async (): Promise<void> => {
    await end(child)
    rmSync(directory, { recursive: true, force: true })
  }
  const readyFile = join(directory, 'ready.json')
  try {
    await until('the small stack is ready', () => existsSync(readyFile) || child.exitCode !== null, startWithinMs)
    if (child.exitCode !== null) throw new Error(`the small stack did not start: ${readFileSync(outputFile, 'utf8')}`)
    return { ...Ready.parse(JSON.parse(readFileSync(readyFile, 'utf8'))), pid: child.pid ?? 0, outputFile, close }
  } catch (fault) {
    await close()
    throw fault
  }
}
