import type * as z from 'zod'
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
