import type { TemplateOrder, TemplateStep } from '../../shared/contracts/templates.ts'
import { type Refusal, refused } from '../../shared/domain/refusal.ts'
import type { KeyHolder } from '../../shared/domain/source.ts'
import { checkTemplate, type TemplateProblem } from '../../shared/domain/templates/check-template.ts'
import type { Template } from '../../shared/domain/templates/template.ts'
import type { TemplateCarrier } from '../../shared/domain/templates/template-carrier.ts'
import { type TemplateEvent, templateAfter } from '../../shared/domain/templates/transitions.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Log } from '../../shared/ports/log.ts'
import type { Templates } from '../../shared/ports/templates.ts'

export type KeepPorts = { templates: Templates; clock: Clock; log: Log }

export type Named = { carrier: TemplateCarrier; name: string }
export type Obstacle =
  | 'unknown-template'
  | 'outside-jurisdiction'
  | 'moved'
  | 'not-for-this-state'
  | 'id-missing'
  | 'reason-missing'

/** A holder keeps what carries warnings inside their own area only: what is for more is their superiors'. */
const keeps = ({ area }: KeyHolder, template: Pick<Template, 'area'>): boolean => template.area.startsWith(area)

/** What the carrier has before it is not edited: its words would be others than the registered ones. */
export const editTemplate =
  (ports: KeepPorts) =>
  async (
    named: Named,
    { version, content }: TemplateOrder,
    holder: KeyHolder,
  ): Promise<Template | Obstacle | Refusal<TemplateProblem>> => {
    const before = await ports.templates.find(named.carrier, named.name)
    if (![content, ...(before ? [before] : [])].every(one => keeps(holder, one))) return 'outside-jurisdiction'
    const state = before ? templateAfter(before.state, 'edit') : 'draft'
    if (state === undefined) return 'not-for-this-state'
    const problems = checkTemplate(named.carrier, content)
    if (problems.length > 0) return refused(...problems)
    return written(ports, before, { ...named, ...content, state }, { version, event: 'edit', holder })
  }

/** How the carrier decided, as an administrator says it. */
export const moveTemplate =
  (ports: KeepPorts) =>
  async (
    named: Named,
    { version, event, id, reason }: TemplateStep,
    holder: KeyHolder,
  ): Promise<Template | Obstacle> => {
    const before = await ports.templates.find(named.carrier, named.name)
    if (!before) return 'unknown-template'
    if (!keeps(holder, before)) return 'outside-jurisdiction'
    const state = templateAfter(before.state, event)
    if (state === undefined) return 'not-for-this-state'
    const { id: known, reason: _, ...content } = before
    const own = id ?? known
    if (event === 'approve' && own === undefined) return 'id-missing'
    if (event === 'reject' && reason === undefined) return 'reason-missing'
    const to = { ...content, state, ...(own !== undefined && { id: own }), ...(reason !== undefined && { reason }) }
    return written(ports, before, to, { version, event, holder })
  }

type Writing = { version: number; event: TemplateEvent; holder: KeyHolder }

const written = async (
  { templates, clock, log }: KeepPorts,
  before: Template | undefined,
  to: Omit<Template, 'version' | 'by' | 'at'>,
  { version, event, holder }: Writing,
): Promise<Template | 'moved'> => {
  if (version !== (before?.version ?? 0)) return 'moved'
  const template: Template = { ...to, version: version + 1, by: holder.id, at: clock.now() }
  if (!(await templates.write(template))) return 'moved'
  const { carrier, name, state } = template
  log.info('template-changed', { carrier, where: name, state, reason: event, source: holder.id, rev: template.version })
  return template
}
