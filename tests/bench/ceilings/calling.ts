import type { Measured } from './clients.ts'

const warmUpMs = 1_500

/** As long as the demo's own: one part of 70 UCS-2 units. */
export const message =
  '【应急广播】宁乡市气象台发布暴雨红色预警：山边、水边、低洼处的群众立即转移到安全地带，不要涉水过河。'

type Calling = { openRequests: number; to(endpoint: string): (phone: string) => Promise<unknown> }

/**
 * The whole of a client's process: so many calls at a time, each with a number of its own, for a warm-up and then measured. Its arguments
 * are the endpoint, where its numbers begin, and for how many ms; prints `Measured` as one JSON line.
 */
export const measureCalling = async ({ openRequests, to }: Calling): Promise<never> => {
  const [endpoint = '', first = '0', forMs = '1000'] = process.argv.slice(2)
  const call = to(endpoint)
  let number = Number(first)
  const run = async (ms: number): Promise<number> => {
    const [before, until] = [number, Date.now() + ms]
    const worker = async (): Promise<void> => {
      while (Date.now() < until) {
        number += 1
        await call(`+86154${String(number).padStart(8, '0')}`)
      }
    }
    await Promise.all(Array.from({ length: openRequests }, worker))
    return number - before
  }

  await run(warmUpMs)
  const [before, from] = [process.cpuUsage(), performance.now()]
  const calls = await run(Number(forMs))
  const { user, system } = process.cpuUsage(before)
  const perSecond = calls / ((performance.now() - from) / 1000)
  const measured: Measured = { perSecond, cpuMicroseconds: (user + system) / calls }
  process.stdout.write(`${JSON.stringify(measured)}\n`)
  process.exit(0)
}
