import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { client } from '../../../infra/cli/client.ts'
import { fieldClient } from '../../../infra/cli/field-client.ts'
import { boardPublicKey } from '../../../infra/cli/start/board-key.ts'
import { createDemoKeys } from '../../../infra/cli/start/demo-keys.ts'
import { loadDirectory } from '../../../infra/cli/start/load-directory.ts'
import { type Cloud, startCloud } from '../../../infra/local/cloud.ts'
import { startLeash } from '../../../infra/local/leash.ts'
import { freePort } from '../../../infra/local/port.ts'
import { smallDirectory } from './small-directory.ts'
import { synthesizeSmall } from './small-template.ts'

/**
 * The service, the field and the small directory as `npm start` has them, in the folder that is its argument. Everything that it or the
 * field says goes to its own output; where it is goes to `ready.json`. It ends when its standard input does.
 */
const directory = process.argv[2] ?? ''
const script = fileURLToPath(new URL('small-field.ts', import.meta.url))
const leash = startLeash()

const startField = async (port: number, { mqttUrl, logsUrl, secrets }: Cloud): Promise<string> => {
  const env = {
    ...process.env,
    FIELD_PORT: String(port),
    FIELD_MQTT_URL: mqttUrl,
    FIELD_LOGS_URL: logsUrl,
    FIELD_BOARD_PUBLIC_KEY: boardPublicKey(secrets.board),
    FIELD_TIME_SCALE: '0.002',
  }
  const child = leash.spawn(process.execPath, [script], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  child.once('exit', () => process.exit(1))
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    const health = await fieldClient(url)
      .health()
      .catch(() => undefined)
    if (health && health.terminals.connected >= health.terminals.expected) return url
    await pause(100)
  }
}

const cdkOut = join(directory, 'cdk.out')
const fieldPort = await freePort()
await synthesizeSmall(cdkOut)
const cloud = await startCloud({
  port: 0,
  fieldUrl: `http://127.0.0.1:${fieldPort}`,
  directory,
  cdkOut,
  asyncRetryDelaysMs: [500, 500],
  onProgress: line => process.stdout.write(`${line}\n`),
})
process.stdin.once('end', () => void cloud.close().finally(() => process.exit(0))).resume()

const field = startField(fieldPort, cloud)
const keys = await createDemoKeys(cloud.url, cloud.secrets.admin)
const { administrator: key = '' } = keys
const administrator = client(cloud.url, key)
await Promise.all(
  Object.entries(smallDirectory).map(([county, records]) =>
    loadDirectory(administrator, records, { id: 'first', county, onLoaded: () => undefined }),
  ),
)
const { url, mqttUrl, logsUrl, logDirectory, secrets } = cloud
const ready = { url, mqttUrl, logsUrl, logDirectory, field: await field, keys, admin: secrets.admin }
writeFileSync(join(directory, 'ready.json'), JSON.stringify(ready), { mode: 0o600 })
process.stdout.write('ready\n')
