import type { Change } from '../domain/series/change.ts'
import { choices, chosenTemplates, usableIn } from '../domain/templates/choose.ts'
import type { Template } from '../domain/templates/template.ts'
import type { EventNames } from '../domain/text/event-names.ts'
import type { Warnings } from '../ports/warnings.ts'
import type { CallPorts } from './call-duty.ts'
import { type Issuing, tellUntold } from './tell-untold.ts'

type Ports = CallPorts & {
  warnings: Warnings
  /** All that are registered with the carrier of SMS, as they are now. */
  templates(): Promise<Template[]>
  /** As whoever sends the SMS has them. */
  names?: EventNames | undefined
}

/**
 * The store of warnings for whoever issues where SMS are registered templates: every Alert keeps those that its readers are sent. A
 * warning that none carries goes out at once on the other channels, and its duty officers are told so in the same transaction
 * (docs/adr/0018-no-template-holds-a-warning-back.md).
 */
export const issueWithTemplates = (ports: Ports): Warnings => {
  const { warnings, policy, names } = ports
  const options = { zone: policy.zone, names }
  const usableFor = (templates: readonly Template[], { to }: Change) => usableIn(templates, to.counties)

  const pinned = (templates: readonly Template[], change: Issuing): Issuing => {
    const chosen = chosenTemplates(usableFor(templates, change), change.alert, options)
    return { ...change, alert: { ...change.alert, templates: chosen } }
  }
  /** A word to officers is told in rooms as well, and begets no other word. */
  const isUntold = (templates: readonly Template[], change: Issuing): boolean =>
    change.to.purpose === 'warning' &&
    change.to.counties.length > 0 &&
    choices(usableFor(templates, change), change.alert, options).some(({ choice }) => choice.kind === 'no-template')

  return {
    ...warnings,
    async commit(commit) {
      const templates = commit.changes.some(isIssuing) ? await ports.templates() : []
      const told = await tellUntold(
        ports,
        commit.changes.filter(isIssuing).filter(change => isUntold(templates, change)),
      )
      const changes = [...commit.changes.map(told.noted), ...told.changes].map(change =>
        isIssuing(change) ? pinned(templates, change) : change,
      )
      await warnings.putAudiences(told.audiences)
      const outcome = await warnings.commit({ ...commit, changes })
      if (outcome === 'committed') told.say()
      return outcome
    },
  }
}

const isIssuing = (change: Change): change is Issuing => change.issue && change.alert !== undefined
