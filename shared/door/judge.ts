import { type ResolvedAudience, resolveAudience } from '../domain/audience/audience.ts'
import { type Problem, type Refusal, refused } from '../domain/refusal.ts'
import type { Acceptance, Stored } from '../domain/series/acceptance.ts'
import { concernedBy } from '../domain/series/concerned.ts'
import { draftOf } from '../domain/series/draft.ts'
import { refuseMisaddressed } from '../domain/series/misaddressed.ts'
import type { Followed } from '../domain/series/next-alert.ts'
import { release } from '../domain/series/release.ts'
import { type Order, type Predecessors, type Succession, succession } from '../domain/series/succession.ts'
import { type Audience, latestSeq, type Warning } from '../domain/series/warning.ts'
import { findAudience } from '../protocol/find-audience.ts'
import type { JudgePorts } from './ports.ts'
import { storedFor } from './stored-for.ts'

export type Judgement = {
  kind: 'judged'
  acceptance: Acceptance
  succession: Exclude<Succession, Refusal>
  audience: ResolvedAudience
  stored: Stored
  notes: Problem[]
}

type JudgedAudience = ResolvedAudience & Pick<Acceptance, 'concerned'>
type Question = { order: Order; sha256: string; predecessors: Predecessors; edition: string; now: number }

/** What becomes of an order, and everything that would be stored for it. Stores nothing. */
export const judge =
  (ports: JudgePorts) =>
  async (question: Question): Promise<Judgement | Refusal> => {
    const { order, predecessors } = question
    const found = succession(order, predecessors)
    if (found.kind === 'refused') return found
    const misaddressed = refuseMisaddressed(order.alert, ports)
    if (misaddressed) return misaddressed
    const series = found.kind === 'follows' ? found.series : []
    const followed = await Promise.all(series.map(one => followedOf(ports, one, question)))
    const [first] = followed
    const { draft, notes } = first ?? draftFor(ports, question)
    const audience = await audienceOf(ports, order, draft, first?.before ?? [])
    if (audience.outsideJurisdiction.length > 0) return refused(...audience.outsideJurisdiction.map(outside))
    const acceptance = accepted(ports, question, draft, audience)
    const next = unlessBothWait(found, acceptance, series)
    const stored = await storedFor(ports, { acceptance, next, followed, named: predecessors.series })
    return { kind: 'judged', acceptance, succession: next, audience, stored, notes }
  }

/** Of two that wait the newer has the place of the older one, which came too late for it. */
const unlessBothWait = (
  found: Exclude<Succession, Refusal>,
  { release }: Acceptance,
  bridged: Warning[],
): Exclude<Succession, Refusal> =>
  'ahead' in found && found.ahead && release.state !== 'in-force'
    ? { kind: 'late', reason: 'superseded', in: found.ahead, bridged }
    : found

const accepted = (
  { policy }: JudgePorts,
  { order, edition, now }: Question,
  draft: Acceptance['draft'],
  audience: JudgedAudience,
): Acceptance => ({
  order,
  draft,
  audience,
  concerned: audience.concerned,
  release: release({
    msgType: order.alert.msgType,
    source: order.source,
    colour: draft.colour,
    audience: audience.sizes,
    effectiveAt: draft.effectiveAt,
    expiresAt: draft.expiresAt,
    now,
  }),
  edition,
  policyVersion: policy.version,
  now,
})

const draftFor = ({ policy, valueNames }: JudgePorts, { order: { alert }, sha256, now }: Question) =>
  draftOf({ alert, sha256, policy, valueNames, now })

const followedOf = async (
  { warnings, policy, valueNames }: JudgePorts,
  warning: Warning,
  { order: { alert }, sha256, now }: Question,
): Promise<Followed & { notes: Problem[] }> => {
  const [predecessor, before] = await Promise.all([
    warnings.alert(warning.id, latestSeq(warning)),
    warning.seq > 0 ? warnings.audiences(warning.id, warning.seq) : [],
  ])
  return { warning, before, ...draftOf({ alert, sha256, policy, valueNames, predecessor, now }) }
}

const audienceOf = async (
  { directory, valueNames }: JudgePorts,
  { alert, source }: Order,
  { addressees }: Acceptance['draft'],
  before: readonly Audience[],
): Promise<JudgedAudience> => {
  const { area } = source
  if (alert.msgType === 'Cancel')
    return { ...resolveAudience({ ...alert, info: [] }, [], area, valueNames), concerned: [] }
  const question = { alert: { ...alert, addressees }, area, before, valueNames }
  const { audience, counties } = await findAudience(directory, question)
  return { ...audience, concerned: concernedBy(alert, source, counties, valueNames) }
}

const outside = ({ areaDesc, what }: { areaDesc: string; what: string }): Problem<'outside-jurisdiction'> => ({
  code: 'outside-jurisdiction',
  at: areaDesc,
  message: `Your key may not warn there (${what}): the whole Alert was refused, nobody was told anything.`,
})
