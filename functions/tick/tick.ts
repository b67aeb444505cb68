import type { Change, Move } from '../../shared/domain/series/change.ts'
import { dropped, expired, issued } from '../../shared/domain/series/pending.ts'
import { nextTickAt, type TickAction, ticking } from '../../shared/domain/series/ticking.ts'
import type { Warning } from '../../shared/domain/series/warning.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { WorkQueue } from '../../shared/ports/queue.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'
import { type CallPorts, endedCalls } from '../../shared/protocol/call-duty.ts'
import { callAgain } from './call-again.ts'

export type TickPorts = CallPorts & {
  warnings: Warnings
  queue: Pick<WorkQueue, 'plan' | 'watch' | 'notices'>
  /** Store time. */
  clock: Clock
}

/** Warnings of one tick; more are due at the next. */
const warningsPerTick = 200

/** One clock for all that lies ahead: unplanned and lost work, `effective`, `expires`, the end of quiet hours, and calling again. */
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
  // A lifecycle move changes what is ahead; one that somebody else was quicker with, too.
  const after = actions.some(isMove) ? await ports.warnings.find(id) : warning
  if (after) await ports.warnings.setDue(after, nextTickAt(after, after.seq === warning.seq ? progress : [], now))
}

const isMove = ({ kind }: TickAction): boolean => ['issue', 'drop', 'expire', 'call'].includes(kind)

const act = async (ports: TickPorts, warning: Warning, action: TickAction, now: number): Promise<void> => {
  const { warnings, queue, log } = ports
  const { id, seq, lane } = warning
  switch (action.kind) {
    case 'plan':
      log.warn('planned-again', { warning: id, seq, county: action.county, reason: action.reason })
      await queue.plan([{ v: 1, kind: 'plan', warning: id, seq, county: action.county, lane }])
      // What was lost on the way to the planner was lost to the calendar, too.
      if (action.reason === 'unplanned') await queue.notices([{ v: 1, kind: 'follow-warning', warning: id, seq }])
      return
    case 'watch':
      log.warn('watch-lost', { warning: id, seq, county: action.county })
      return queue.watch({ v: 1, kind: 'watch', warning: id, seq, county: action.county, lane, n: 1 }, 0)
    case 'call':
      return callAgain(ports, id, now)
    case 'issue':
    case 'drop':
    case 'expire': {
      // 'moved': somebody decided in the meantime; the next tick reads what.
      const move = { by: 'tick', at: now, action: action.kind }
      const change = await changeFor(warnings, warning, action.kind, move)
      await warnings.commit({ changes: [change, ...(await endedCalls(warnings, [change], move))] })
    }
  }
}

const changeFor = async (
  warnings: TickPorts['warnings'],
  warning: Warning,
  kind: 'issue' | 'drop' | 'expire',
  move: Move,
): Promise<Change> => {
  if (kind === 'drop') return dropped(warning, 'expire', { ...move, reason: 'waited-too-long' })
  if (kind === 'expire') return expired(warning, move)
  const { pending } = warning
  const alert = pending && (await warnings.alert(warning.id, pending.seq))
  if (!alert) throw new Fault('corrupt', false, 'what waits was never stored')
  return issued(warning, { ...pending, alert }, move)
}
