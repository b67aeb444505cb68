import type { DecisionResults, NoticeDecisions } from '../../shared/contracts/notices.ts'
import { decideNotice } from '../../shared/domain/notices/decision.ts'
import type { PlannedNotice } from '../../shared/domain/notices/planned-notice.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { KeepPorts } from './keeping.ts'
import { reachIn } from './reach.ts'

type Asked = NoticeDecisions['decisions'][number]
type Result = DecisionResults['results'][number]

/** As often as somebody may be quicker between look and write; whoever was, raised the revision, so the second look refuses. */
const mostAttempts = 3

/** Each on its own: one that cannot be decided holds up no other. */
type Ports = Pick<KeepPorts, 'notices' | 'directory' | 'valueNames' | 'clock' | 'log'>

export const decideNotices = (ports: Ports) => {
  const { notices, clock, log } = ports
  const reach = reachIn(ports)

  const decide = async ({ area, key, ...question }: Asked, holder: KeyHolder): Promise<Result> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const from = await notices.find(area, key)
      if (!from) return { outcome: 'refused', area, key, reasons: [unknown(area, key)] }
      const recipients = question.decision === 'approve' ? await recipientsOf(from) : undefined
      const decided = decideNotice(from, { ...question, recipients, holder, now: clock.now() })
      if (decided.kind === 'refused') return { outcome: 'refused', area, key, reasons: decided.reasons }
      const { to } = decided
      if ((await notices.commit({ notices: [{ from, to }] })) === 'moved') continue
      log.info('notice-decided', { place: area, where: key, rev: to.rev, state: to.state, source: holder.id })
      return { outcome: 'decided', area, key, rev: to.rev, state: to.state }
    }
    throw new Fault('conflict', true, 'others were quicker each time')
  }

  const recipientsOf = async (planned: PlannedNotice): Promise<number | undefined> => {
    const reached = (await reach(planned.area))?.(planned)
    return reached && reached.people + reached.rooms + reached.terminals
  }

  return async ({ decisions }: NoticeDecisions, holder: KeyHolder): Promise<DecisionResults> => {
    const results: Result[] = []
    for (const one of decisions) results.push(await decide(one, holder))
    return { results }
  }
}

const unknown = (area: string, key: string) => ({
  code: 'unknown-notice',
  at: `${area}/${key}`,
  message: 'There is no such notice ahead.',
})
