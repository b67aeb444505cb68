import * as z from 'zod'
import { call, read } from '../../../infra/cli/http.ts'
import { quantile } from '../report/statistics.ts'

/** "响应超时": so long Alibaba waits for an answer, and then says it again. */
const patienceMs = 700

const Figures = z.object({
  answeredMs: z.array(z.number()),
  receipts: z.number(),
  late: z.number(),
  refused: z.number(),
})
/** How a carrier's pushes went, as the carrier saw it: a push that was not taken came again, and is counted again. */
export type PushFigures = z.infer<typeof Figures>

const Pushes = z.object({ alibaba: Figures.optional() })

export const pushesOf = async (field: string): Promise<PushFigures | undefined> =>
  read(field, Pushes, (await call(field, { path: '/pushes' })).body).alibaba

/** Every push answered, and in time. */
export const isInTime = ({ answeredMs, late, refused }: PushFigures): boolean =>
  answeredMs.length > 0 && late === 0 && refused === 0

const milliseconds = (value: number | undefined): string => (value === undefined ? '–' : `${Math.round(value)} ms`)
const count = (value: number): string => value.toLocaleString('en-US')

export const pushesText = (pushes: PushFigures): string => {
  const { answeredMs, receipts, late, refused } = pushes
  const [p50, p99, most] = [0.5, 0.99, 1].map(share => milliseconds(quantile(answeredMs, share)))
  const times = `p50 ${p50}, p99 ${p99}, longest ${most}`
  const again = `${count(late)} not answered within ${patienceMs} ms and pushed again, ${count(refused)} refused and pushed again`
  const verdict = `every push answered within ${patienceMs} ms: ${isInTime(pushes) ? 'met' : 'missed'}`
  return `Alibaba's pushes: ${count(answeredMs.length)} answered with ${count(receipts)} receipts, ${times}; ${again}; ${verdict}.`
}
