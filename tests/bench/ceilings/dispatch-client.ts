import { Pool } from 'undici'
import { forward } from '../../../infra/local/door/forward.ts'

/**
 * Bare keep-alive `dispatch` of a Publish that is unsigned and made once, but for its number: the most that this machine can post to a
 * carrier from one process. Arguments: the endpoint, where its numbers begin, and for how many ms; prints one JSON line.
 */
const [endpoint = '', first = '0', forMs = '1000'] = process.argv.slice(2)
const { origin, pathname: path } = new URL(endpoint)
const openRequests = 64
const pool = new Pool(origin, { connections: openRequests })
const headers = { 'content-type': 'application/x-www-form-urlencoded' }
const rest = new URLSearchParams({
  Message: '【应急广播】宁乡市气象台发布暴雨红色预警：山边、水边、低洼处的群众立即转移到安全地带，不要涉水过河。',
  Action: 'Publish',
  Version: '2010-03-31',
}).toString()
const warmUpMs = 1_500

let number = Number(first)
let calls = 0
const worker = async (until: number): Promise<void> => {
  while (Date.now() < until) {
    number += 1
    const body = Buffer.from(`PhoneNumber=%2B86154${String(number).padStart(8, '0')}&${rest}`)
    await forward(pool, { path, headers, body }, [])
    calls += 1
  }
}
const run = async (ms: number): Promise<void> => {
  calls = 0
  const until = Date.now() + ms
  await Promise.all(Array.from({ length: openRequests }, () => worker(until)))
}

await run(warmUpMs)
const [before, from] = [process.cpuUsage(), performance.now()]
await run(Number(forMs))
const { user, system } = process.cpuUsage(before)
const perSecond = calls / ((performance.now() - from) / 1000)
process.stdout.write(`${JSON.stringify({ perSecond, cpuMicroseconds: (user + system) / calls })}\n`)
process.exit(0)
