import { setTimeout as pause } from 'node:timers/promises'
import { fieldClient } from '../../../infra/cli/field-client.ts'
import type { Leash } from '../../../infra/local/leash.ts'
import { freePort } from '../../../infra/local/port.ts'

const startWithinMs = 90_000
const lookEveryMs = 200

export type FieldProcess = { url: string; end(): void }

/** The other side as a process; resolves when every loudspeaker that works has connected, or at once without a broker. */
export const startField = async (
  leash: Leash,
  script: string,
  variables: Record<string, string>,
  port?: number,
  more: string[] = [],
): Promise<FieldProcess> => {
  const chosen = port ?? (await freePort())
  const env = { ...process.env, FIELD_PORT: String(chosen), ...variables }
  const child = leash.spawn(process.execPath, [script, ...more], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const url = `http://127.0.0.1:${chosen}`
  const deadline = Date.now() + startWithinMs
  while (child.exitCode === null && Date.now() < deadline) {
    const health = await fieldClient(url)
      .health()
      .catch(() => undefined)
    const missing = health === undefined ? 1 : health.terminals.expected - health.terminals.connected
    if (missing <= 0 || (health && !('FIELD_MQTT_URL' in variables))) return { url, end: () => child.kill('SIGKILL') }
    await pause(lookEveryMs)
  }
  child.kill('SIGKILL')
  throw new Error(`the field was not there within ${startWithinMs / 1000} s`)
}
