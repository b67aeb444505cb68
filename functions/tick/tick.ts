import { nextTickAt, type TickAction, ticking } from '../../shared/domain/ticking.ts'
import type { Warning } from '../../shared/domain/warning.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

export type TickPorts = {
  warnings: Warnings
  queue: Pick<WorkQueue, 'plan' | 'watch'>
  /** Store time. */
  clock: Clock
  log: Log
}

/** Warnings of one tick; more are due at the next. */
const warningsPerTick = 200

/** One clock for all that lies ahead: unplanned and lost work, `effective`, `expires`, the end of quiet hours. */
export const tick = (ports: TickPorts) => async (): Promise<void> => {
  for (const id of await ports.warnings.due(ports.clock.now(), warningsPerTick)) {
    try {
      await look(ports, id)
    } catch (fault) {
      // One warning's trouble must not keep the others waiting; it stays due.
      ports.log.error('tick-warning-failed', { warning: id }, fault)
    }
  }
}

const look = async (ports: TickPorts, id: string): Promise<void> => {
  const warning = await ports.warnings.find(id)
  if (!warning) return
  const now = ports.clock.now()
  const progress = await ports.warnings.progress(id, warning.seq)
  const actions = ticking(warning, progress, now)
  for (const action of actions) await act(ports, warning, action, now)
  // A lifecycle move writes the new dueAt itself.
  if (!actions.some(({ kind }) => kind === 'issue' || kind === 'expire'))
    await ports.warnings.setDue(id, nextTickAt(warning, progress, now))
}

const act = async ({ warnings, queue, log }: TickPorts, warning: Warning, action: TickAction, now: number) => {
  const { id, seq, lane } = warning
  switch (action.kind) {
    case 'plan':
      log.warn('planned-again', { warning: id, seq, county: action.county, reason: action.reason })
      return queue.plan([{ v: 1, kind: 'plan', warning: id, seq, county: action.county, lane }])
    case 'watch':
      log.warn('watch-lost', { warning: id, seq, county: action.county })
      return queue.watch({ v: 1, kind: 'watch', warning: id, seq, county: action.county, lane, n: 1 }, 0)
    case 'issue':
      return move(
        warnings,
        warning,
        { state: 'in-force', seq: seq + 1, issuedAt: now, dueAt: now + 60_000 },
        'issue',
        now,
      )
    case 'expire':
      return move(warnings, warning, { state: 'expired' }, 'expire', now)
  }
}

const move = async (
  warnings: Warnings,
  { dueAt: _, ...from }: Warning,
  change: Partial<Warning>,
  action: 'issue' | 'expire',
  now: number,
): Promise<void> => {
  const next: Warning = { ...from, ...change, rev: from.rev + 1 }
  const history = { warning: from.id, rev: next.rev, at: now, by: 'tick', action, from: from.state, to: next.state }
  // False: somebody decided in the meantime; the next tick reads what.
  await warnings.move(from, next, history, action === 'issue')
}
