import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { NewKey } from '../../../shared/contracts/http.ts'
import { Colour } from '../../../shared/domain/colour.ts'
import { client } from '../client.ts'

/** The holders of the demo keys: they exist only in the local runtime, and are made by the same request as any other key. */
const everyColour = [...Colour.options]
const county = 150_000
const country = 10_000_000

export const demoHolders = {
  national: { name: '国家预警中心（演示）', role: 'source', area: '', levels: everyColour, maxRecipients: country },
  ningxiang: {
    name: '宁乡市气象局（演示）',
    role: 'source',
    area: '430182',
    levels: everyColour,
    maxRecipients: county,
  },
  zhengxiangbai: {
    name: '正镶白旗气象局（演示）',
    role: 'source',
    area: '152529',
    levels: everyColour,
    maxRecipients: county,
  },
  operator: { name: '值班员（演示）', role: 'operator', area: '', levels: [], maxRecipients: country },
  /** A second officer: nobody approves what they sent themselves. */
  duty: { name: '值班长（演示）', role: 'operator', area: '', levels: [], maxRecipients: country },
  administrator: { name: '管理员（演示）', role: 'administrator', area: '', levels: [], maxRecipients: country },
} satisfies Record<string, z.infer<typeof NewKey>>

/** `admin`: the secret that the stack generates; only with it the first keys can be made. */
export const createDemoKeys = async (url: string, admin: string): Promise<Record<string, string>> => {
  const service = client(url, admin)
  const keys: Record<string, string> = {}
  for (const [name, holder] of Object.entries(demoHolders)) keys[name] = (await service.createKey(holder)).key
  return keys
}

const file = 'demo-keys.json'
const DemoKeys = z.record(z.string(), z.string())

/** With a data directory they are made once, and written beside what knows only their hashes. */
export const demoKeys = async (
  url: string,
  admin: string,
  data: string | undefined,
): Promise<Record<string, string>> => {
  if (data === undefined) return createDemoKeys(url, admin)
  const path = join(data, file)
  if (existsSync(path)) return DemoKeys.parse(JSON.parse(readFileSync(path, 'utf8')))
  const keys = await createDemoKeys(url, admin)
  // Whole or not at all: half of it would stand in the way of every later start.
  writeFileSync(`${path}.new`, JSON.stringify(keys), { mode: 0o600 })
  renameSync(`${path}.new`, path)
  return keys
}
