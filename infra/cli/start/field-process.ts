import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Leash } from '../../local/leash.ts'
import { refused } from '../failure.ts'

const main = fileURLToPath(new URL('../../field/main.ts', import.meta.url))
const Ready = z.object({ url: z.url() })
const readyWithinMs = 60_000

type Wiring = {
  port: number
  mqttUrl: string
  logsUrl: string
  boardPublicKey: string
  /** Where a carrier of templates has an account of ours: the account, and where it reports to. */
  templates?: { account: string; reportsUrl: string }
}

/** The other side (phones, rooms, loudspeakers) as a process of its own; resolves when it is there. */
export const startField = async (
  leash: Leash,
  { port, mqttUrl, logsUrl, boardPublicKey, templates }: Wiring,
): Promise<string> => {
  const env = {
    ...process.env,
    FIELD_PORT: String(port),
    FIELD_MQTT_URL: mqttUrl,
    FIELD_LOGS_URL: logsUrl,
    FIELD_BOARD_PUBLIC_KEY: boardPublicKey,
    ...(templates && { FIELD_SMS_ACCOUNT: templates.account, FIELD_REPORTS_URL: templates.reportsUrl }),
  }
  const child = leash.spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the field was started without pipes')
  const said: string[] = []
  createInterface({ input: stderr }).on('line', line => said.push(line))
  const lines = createInterface({ input: stdout })
  const ended = once(child, 'exit').then(() => undefined)
  const ready = once(lines, 'line', { signal: AbortSignal.timeout(readyWithinMs) }).then(([line]) => String(line))
  const first = await Promise.race([ready, ended]).catch(() => undefined)
  const parsed = Ready.safeParse(first === undefined ? undefined : JSON.parse(first))
  if (parsed.success) return parsed.data.url
  const why = said[0] ?? ''
  throw refused({ zh: `模拟的终端一侧没有启动：${why}`, en: `The simulated field did not start: ${why}` })
}
