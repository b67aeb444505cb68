import type { DecisionResults, NoticeDecisions } from '../../shared/contracts/notices.ts'
import { decideNotice } from '../../shared/domain/notices/decision.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { Fault } from '../../shared/ports/fault.ts'
import type { KeepPorts } from './keeping.ts'

type Asked = NoticeDecisions['decisions'][number]
type Result = DecisionResults['results'][number]

/** As often as somebody may be quicker between look and write; whoever was, raised the revision, so the second look refuses. */
const mostAttempts = 3

/** Each on its own: one that cannot be decided holds up no other. */
export const decideNotices = (ports: Pick<KeepPorts, 'notices' | 'clock' | 'log'>) => {
  const { notices, clock, log } = ports

  const decide = async ({ area, key, ...question }: Asked, holder: KeyHolder): Promise<Result> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      const from = await notices.find(area, key)
      if (!from) return { outcome: 'refused', area, key, reasons: [unknown(area, key)] }
      const decided = decideNotice(from, { ...question, holder, now: clock.now() })
      if (decided.kind === 'refused') return { outcome: 'refused', area, key, reasons: decided.reasons }
      const { to } = decided
      if ((await notices.commit({ notices: [{ from, to }] })) === 'moved') continue
      log.info('notice-decided', { place: area, where: key, rev: to.rev, state: to.state, source: holder.id })
      return { outcome: 'decided', area, key, rev: to.rev, state: to.state }
    }
    throw new Fault('conflict', true, 'others were quicker each time')
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
