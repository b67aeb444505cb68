import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { boardPublicKey } from '../../../infra/cli/start/board-key.ts'
import { startCloud } from '../../../infra/local/cloud.ts'

/** What the service is told, as JSON. `wires`: to call each part by, once it is known where that is. */
export const ServiceOrder = z.object({
  port: z.number(),
  directory: z.string(),
  data: z.string(),
  cdkOut: z.string(),
  fieldUrl: z.string(),
  /** `POST <control>/<part>` with a part's own address answers the one to use instead. */
  control: z.string(),
})
export type ServiceOrder = z.infer<typeof ServiceOrder>

/** The service as a process of its own, which ends in order when its standard input does. */
const { control, ...options } = ServiceOrder.parse(JSON.parse(process.argv[2] ?? ''))
const cloud = await startCloud({
  ...options,
  asyncRetryDelaysMs: [500, 500],
  between: async (part, url) => (await fetch(`${control}/${part}`, { method: 'POST', body: url })).text(),
  onProgress: line => process.stdout.write(`${line}\n`),
})
process.stdin.once('end', () => void cloud.close().finally(() => process.exit(0))).resume()
const { url, mqttUrl, logsUrl, secrets } = cloud
const ready = {
  ...{ url, mqttUrl, logsUrl, admin: secrets.admin, board: boardPublicKey(secrets.board) },
  smsAccount: secrets.smsAccount,
  reportsUrl: `${url}/v1/carrier-reports/${secrets.callbackToken}`,
}
const file = join(options.directory, 'ready.json')
// Whoever waits for it reads the whole.
writeFileSync(`${file}.new`, JSON.stringify(ready), { mode: 0o600 })
renameSync(`${file}.new`, file)
