import { table } from '../../../infra/cli/table.ts'
import { median, quantile } from '../report/statistics.ts'
import { renderMachine } from '../speed/render.ts'
import { type Red, type Run, redPhones } from './measure.ts'

const goalMs = 1_000

/** Why a run says nothing about lanes; empty when it does. */
export const whyVoid = ({ quiet, busy }: Pick<Run, 'quiet' | 'busy'>): string[] => {
  const late = [...quiet, ...busy].filter(({ arrived }) => arrived < redPhones).length
  const over = busy.filter(({ routineLeft }) => routineLeft <= 0).length
  return [
    ...(late > 0 ? [`${late} red warnings did not reach all their phones`] : []),
    ...(over > 0 ? [`the routine sending was over before ${over} of the red warnings: ask for a larger --n`] : []),
  ]
}

const firsts = (reds: readonly Red[]): number[] => reds.flatMap(({ firstMs }) => firstMs ?? [])

/** How much later the first red SMS is because of the routine sending: by the medians, and at worst. */
export const delayOf = ({ quiet, busy }: Pick<Run, 'quiet' | 'busy'>) => {
  const calm = median(firsts(quiet))
  const middle = median(firsts(busy))
  if (calm === undefined || middle === undefined) return
  return { medianMs: middle - calm, worstMs: Math.max(...firsts(busy)) - calm }
}

const ms = (value: number | undefined): string =>
  value === undefined ? '–' : Math.round(value).toLocaleString('en-US')
const percentilesOf = (reds: readonly Red[]) => ({ p50: median(firsts(reds)), p99: quantile(firsts(reds), 0.99) })

const rowsOf = (name: string, reds: readonly Red[]): string[][] =>
  reds.map((red, n) => [`${name} ${n + 1}`, ms(red.firstMs), ms(red.lastMs), ms(red.routineLeft)])

const firstSendText = ({ quiet }: Run): string => {
  const { p50, p99 } = percentilesOf(quiet)
  return `POST to first send in quiet, of ${quiet.length}: p50 ${ms(p50)} ms (wanted 150), p99 ${ms(p99)} ms (wanted 1,000).`
}

export const render = (run: Run): string => {
  const delay = delayOf(run)
  return [
    renderMachine(run.machine),
    table(
      ['POST of a red warning to its …', 'first SMS, ms', 'last SMS, ms', 'routine SMS left'],
      [...rowsOf('in quiet', run.quiet), ...rowsOf('during the routine sending', run.busy)],
    ),
    firstSendText(run),
    ...(delay
      ? [
          `A routine sending of ${ms(run.n)} delays a red warning's first SMS by ${ms(delay.medianMs)} ms (median), ` +
            `${ms(delay.worstMs)} ms at worst: the goal of ${ms(goalMs)} ms is ${delay.worstMs <= goalMs ? 'met' : 'missed'}.`,
        ]
      : []),
    ...whyVoid(run).map(reason => `VOID: ${reason}.`),
  ].join('\n\n')
}

/** For machines. */
export const documentOf = (run: Run): object => ({
  ...run,
  firstSend: percentilesOf(run.quiet),
  delay: delayOf(run) ?? null,
  voidBecause: whyVoid(run),
})
