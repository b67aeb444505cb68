import { createHash } from 'node:crypto'
import { resolveAudience } from '../../shared/domain/audience.ts'
import type { AudienceSize } from '../../shared/domain/audience-size.ts'
import type { ValueNames } from '../../shared/domain/cap/value-names.ts'
import { withoutContent } from '../../shared/domain/cap/without-content.ts'
import type { Vocabulary } from '../../shared/domain/headline/vocabulary.ts'
import { type NewSeries, newWarning } from '../../shared/domain/new-warning.ts'
import { refuseNonOrders } from '../../shared/domain/orders.ts'
import type { Policy } from '../../shared/domain/policy.ts'
import { type AlertDocument, readAlert } from '../../shared/domain/read-alert.ts'
import { type Problem, type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { Manifest } from '../../shared/domain/roster.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { textAdvice } from '../../shared/domain/text/advice.ts'
import type { IssuedAlert, Warning } from '../../shared/domain/warning.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Directory } from '../../shared/ports/directory.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { RawDocuments } from '../../shared/ports/raw-documents.ts'
import type { Warnings } from '../../shared/ports/warnings.ts'

export type ReceivePorts = {
  warnings: Warnings
  directory: Pick<Directory, 'counties' | 'manifest'>
  raw: RawDocuments
  policy: Policy
  valueNames: ValueNames
  vocabulary: Vocabulary
  /** What an SMS is signed with, and the public page of a warning: both are counted before anything is sent. */
  signature: string
  linkTo(warning: string): string
  clock: Clock
  log: Log
}

export type Reception =
  | {
      kind: 'received'
      repeat: boolean
      warning: Warning
      warnings: Problem[]
      unresolved: IssuedAlert['unresolved']
      audience: AudienceSize
    }
  | { kind: 'conflict'; warning: string }
  | Refusal

/** Stored implies will be sent: the transaction that stores an Alert to be issued also writes its outbox entry. */
export const receiveWarning = (ports: ReceivePorts) => {
  const { warnings, directory, raw, policy, valueNames, signature, linkTo, clock, log } = ports
  const texts = ({ warning: { id } }: NewSeries) => ({ zone: policy.zone, signature, link: linkTo(id) })

  return async (document: AlertDocument, source: KeyHolder): Promise<Reception> => {
    const read = readAlert(document, ports)
    if (read.kind === 'refused') return read
    const { alert } = read
    const notAnOrder = refuseNonOrders(alert)
    if (notAnOrder) return notAnOrder

    const audience = resolveAudience(alert, await manifests(directory), source.area, valueNames)
    if (audience.outsideJurisdiction.length > 0) return refused(...audience.outsideJurisdiction.map(outside))
    const sha256 = createHash('sha256').update(document.bytes).digest('hex')
    const kept = withoutContent(alert)
    const entry = newWarning({ alert: kept, sha256, source, audience, policy, valueNames, now: clock.now() })
    const answer = {
      warnings: [...read.warnings, ...audience.warnings, ...entry.notes, ...textAdvice(entry.alert, texts(entry))],
      audience: audience.sizes,
    }
    const known = await knownAs(entry.identity, sha256)
    if (known) return known.kind === 'conflict' ? known : { ...known, ...answer }

    await Promise.all([raw.put(sha256, document.bytes, document.contentType), warnings.putAudiences(entry.audiences)])
    if ((await warnings.add(entry)) === 'known') {
      const first = await knownAs(entry.identity, sha256)
      if (first) return first.kind === 'conflict' ? first : { ...first, ...answer }
    }
    const { id, state, stateReason, seq } = entry.warning
    log.info('received', { warning: id, seq, state, source: source.id, ...(stateReason && { reason: stateReason }) })
    return { kind: 'received', repeat: false, warning: entry.warning, unresolved: audience.unresolved, ...answer }
  }

  async function knownAs(identity: string, sha256: string) {
    const known = await warnings.identity(identity)
    if (known?.kind !== 'alert') return undefined
    if (known.sha256 !== sha256) return { kind: 'conflict', warning: known.warning } as const
    const [warning, alert] = await Promise.all([warnings.find(known.warning), warnings.alert(known.warning, known.seq)])
    return warning && alert && ({ kind: 'received', repeat: true, warning, unresolved: alert.unresolved } as const)
  }
}

const manifests = async (directory: ReceivePorts['directory']): Promise<Manifest[]> =>
  Promise.all((await directory.counties()).map(({ county, rev }) => directory.manifest(county, rev)))

const outside = ({ areaDesc, what }: { areaDesc: string; what: string }): Problem<'outside-jurisdiction'> => ({
  code: 'outside-jurisdiction',
  at: areaDesc,
  message: `Your key may not warn there (${what}): the whole Alert was refused, nobody was told anything.`,
})
