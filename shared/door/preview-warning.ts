import { createHash } from 'node:crypto'
import { meantBy } from '../domain/audience/meant.ts'
import { addReach, listeners, type Reach, reachByTown, type TownReach, turnsAt } from '../domain/audience/reach.ts'
import { identityOf } from '../domain/cap/alert.ts'
import type { Addressing, Listener } from '../domain/policy.ts'
import { type AlertDocument, readAlert } from '../domain/read-alert.ts'
import type { Problem, Refusal } from '../domain/refusal.ts'
import { refuseNonOrders } from '../domain/series/orders.ts'
import type { Order } from '../domain/series/succession.ts'
import type { IssuedAlert, Warning } from '../domain/series/warning.ts'
import type { KeyHolder } from '../domain/source.ts'
import { type PreviewedTemplate, previewTemplates, smsInTemplate } from '../domain/templates/preview-templates.ts'
import { type PreviewedText, previewTexts } from '../domain/text/preview.ts'
import { type Judgement, judge } from './judge.ts'
import { adviceOn, type Outcome, outcomeOf, primaryOf, templatesFor } from './outcome.ts'
import { predecessorsOf } from './predecessors.ts'
import type { ReceivePorts } from './receive-warning.ts'

export type PreviewPorts = Omit<ReceivePorts, 'raw'> & {
  /** What one part of an SMS costs, by the operator's own contract; undefined: nobody said. */
  price: { amount: number; currency: string } | undefined
}

export type Preview = {
  kind: 'previewed'
  /** It was taken before: sending it again changes nothing. */
  known: boolean
  outcome: Outcome
  warning: Warning
  seq: number
  reason: string | undefined
  warnings: Problem[]
  unresolved: IssuedAlert['unresolved']
  /** Series that it would follow or end. */
  follows: string[]
  /** Whoever earlier Alerts of these series reached or may have reached, and who would hear this one, too. */
  reachedBefore: number
  addressees?: IssuedAlert['addressees']
  listeners: Record<Listener, { count: number; turn: Addressing }>
  towns: TownReach[]
  texts: PreviewedText[]
  sms: SmsPreview & { templates?: PreviewedTemplate[] }
}

type SmsPreview = { parts: number; messages: number; cost?: { amount: number; currency: string } }

/** What would become of a document if it were sent now; nothing is stored and nobody is told. */
export const previewWarning = (ports: PreviewPorts) => {
  const judged = judge(ports)
  return async (document: AlertDocument, source: KeyHolder): Promise<Preview | Refusal> => {
    const read = readAlert(document, ports)
    if (read.kind === 'refused') return read
    const notAnOrder = refuseNonOrders(read.alert)
    if (notAnOrder) return notAnOrder
    const { alert } = read
    const order: Order = { alert, identity: identityOf(alert), sentAt: Date.parse(alert.sent), source }
    const sha256 = createHash('sha256').update(document.bytes).digest('hex')
    const known = await ports.warnings.identity(order.identity)
    const predecessors = await predecessorsOf(ports.warnings, order, known?.kind === 'tombstone' ? known : undefined)
    const judgement = await judged({ order, sha256, predecessors, edition: 'preview', now: ports.clock.now() })
    if (judgement.kind === 'refused') return judgement
    const preview = await previewOf(ports, judgement)
    const warnings = [...read.warnings, ...(await adviceOn(ports, judgement))]
    return { ...preview, known: known?.kind === 'alert', warnings }
  }
}

type Previewed = Omit<Preview, 'known' | 'warnings'>

const previewOf = async (ports: PreviewPorts, judgement: Judgement): Promise<Previewed> => {
  const { audience, succession, acceptance } = judgement
  const primary = primaryOf(judgement.stored.changes)
  const { alert } = primary
  const outcome = outcomeOf(primary)
  const reaches = outcome !== 'recorded' && alert.alert.msgType !== 'Cancel'
  const towns = reaches ? await townsOf(ports, judgement) : []
  const at = alert.issuedAt
  const turns = turnsAt(ports.policy, alert, at)
  const sum = addReach(towns)
  const follows = succession.kind === 'follows' ? succession.series : []
  const { policy, signature, names } = ports
  const said = { zone: policy.zone, signature, link: ports.linkTo(alert.warning), names }
  const templates = await templatesFor(ports, judgement)
  const texts = previewTexts(alert, said, templates && smsInTemplate(templates))
  const reason = acceptance.release.reason ?? ('reason' in succession ? succession.reason : undefined)
  return {
    kind: 'previewed',
    outcome,
    warning: primary.to,
    seq: alert.seq,
    reason,
    unresolved: audience.unresolved,
    follows: follows.map(({ id }) => id),
    reachedBefore: await reachedBefore(ports, follows),
    ...(alert.addressees && { addressees: alert.addressees }),
    listeners: counted(sum, turns),
    towns,
    texts,
    sms: {
      ...smsOf(ports, texts, sum, turns),
      ...(templates && { templates: previewTemplates(templates, alert, said) }),
    },
  }
}

const counted = (sum: Reach, turns: Record<Listener, Addressing>): Preview['listeners'] => {
  const one = (listener: Listener) => ({ count: sum[listener], turn: turns[listener] })
  return { people: one('people'), public: one('public'), rooms: one('rooms'), speakers: one('speakers') }
}

const townsOf = async (
  { directory }: PreviewPorts,
  { audience, acceptance, stored }: Judgement,
): Promise<TownReach[]> => {
  const revisions = new Map(stored.audiences.map(({ county, dirRev }) => [county, dirRev]))
  const meant = meantBy(acceptance.order.alert, acceptance.draft.addressees)
  const counties = await Promise.all(
    audience.counties.map(async ({ county, dirRev, places }) =>
      reachByTown(await directory.manifest(county, revisions.get(county) ?? dirRev), places, meant),
    ),
  )
  return counties.flat().filter(town => listeners.some(listener => town[listener] > 0))
}

/** As the watch counted last. */
const reachedBefore = async ({ warnings }: PreviewPorts, series: readonly Warning[]): Promise<number> => {
  const progress = await Promise.all(series.map(({ id, seq }) => (seq > 0 ? warnings.progress(id, seq) : [])))
  return progress.flat().reduce((sum, { counts }) => sum + (counts ? counts.accepted + counts.unknown : 0), 0)
}

/** By the longest of the languages: who reads which is not looked up. Whom quiet hours hold back costs as much, later. */
const smsOf = (
  { price }: PreviewPorts,
  texts: readonly PreviewedText[],
  sum: Reach,
  turns: Record<Listener, Addressing>,
): SmsPreview => {
  const parts = Math.max(0, ...texts.map(text => (text.channel === 'sms' && text.covered ? (text.parts ?? 0) : 0)))
  const phones = (['people', 'public'] as const).filter(listener => turns[listener].kind !== 'not-addressed')
  const messages = phones.reduce((all, listener) => all + sum[listener], 0) * parts
  const amount = price && Math.round(messages * price.amount * 100) / 100
  return { parts, messages, ...(price && amount !== undefined && { cost: { amount, currency: price.currency } }) }
}
