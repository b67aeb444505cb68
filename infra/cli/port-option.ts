import { InvalidArgumentError, Option } from 'commander'
import type { Say } from './language.ts'

export const portOption = (say: Say): Option =>
  new Option('--port <port>', say({ zh: '端口', en: 'the port of the service' })).default(8787).argParser(text => {
    const port = Number(text)
    if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
    throw new InvalidArgumentError(say({ zh: '应为 1 到 65535。', en: 'It must be from 1 to 65535.' }))
  })
