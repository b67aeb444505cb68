import { InvalidArgumentError, Option } from 'commander'
import type { Say } from './language.ts'

export const jsonOption = (say: Say): Option => new Option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))

/** `usual`: said where it is not the key that anybody would expect. */
export const keyOption = (say: Say, usual?: string): Option => {
  const [zh, en] = usual === undefined ? ['', ''] : [`（默认 ${usual}）`, ` (default: ${usual})`]
  return new Option('--as <key>', say({ zh: `使用哪个演示密钥${zh}`, en: `which of the demo keys to use${en}` }))
}

export const portOption = (say: Say): Option =>
  new Option('--port <port>', say({ zh: '端口', en: 'the port of the service' })).default(8787).argParser(text => {
    const port = Number(text)
    if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
    throw new InvalidArgumentError(say({ zh: '应为 1 到 65535。', en: 'It must be from 1 to 65535.' }))
  })
