import { type Client, client } from './client.ts'
import type { Context } from './context.ts'
import { wrongUse } from './failure.ts'
import { readServiceFile } from './service-file.ts'

/** Which of the demo keys a command uses unless TONGLUO_KEY or `--as` says otherwise. */
export type Role = 'national' | 'operator' | 'administrator'
export type Options = { as?: string | undefined }

/** TONGLUO_URL and TONGLUO_KEY win over what `start` wrote. */
export const connect = (context: Context, role: Role, { as }: Options = {}): Client => {
  const { TONGLUO_URL, TONGLUO_KEY } = context.environment
  const file = TONGLUO_URL && TONGLUO_KEY ? undefined : readServiceFile(context.cwd)
  const url = TONGLUO_URL || file?.url
  if (!url) throw noService()
  // A demo key belongs to the service of its file, never to another one.
  const key =
    TONGLUO_KEY || (TONGLUO_URL && TONGLUO_URL !== file?.url ? undefined : demoKey(file?.keys ?? {}, as ?? role))
  if (!key) throw wrongUse({ zh: '没有密钥：请设置 TONGLUO_KEY。', en: `There is no key for ${url}: set TONGLUO_KEY.` })
  return client(url, key)
}

const demoKey = (keys: Record<string, string>, name: string): string => {
  const key = keys[name]
  if (key !== undefined) return key
  const known = Object.keys(keys).join(', ')
  throw wrongUse({
    zh: `没有名为 ${name} 的密钥，现有：${known}。`,
    en: `There is no key called ${name}; there are ${known}.`,
  })
}

export const noService = () =>
  wrongUse({
    zh: '没有正在运行的服务：请先运行 npm start，或设置 TONGLUO_URL 和 TONGLUO_KEY。',
    en: 'No service is known: run `npm start` first, or set TONGLUO_URL and TONGLUO_KEY.',
  })
