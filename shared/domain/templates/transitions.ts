import * as z from 'zod'
import type { TemplateState } from './template.ts'

export const TemplateEvent = z.enum(['edit', 'submit', 'approve', 'reject', 'retire'])
export type TemplateEvent = z.infer<typeof TemplateEvent>

/**
 * The one table of a template's life. What a carrier has before it is not edited here: its words would be others than the registered
 * ones. `reject` also takes back an approval, as carriers do.
 */
export const templateTransitions: Record<TemplateEvent, { from: readonly TemplateState[]; to: TemplateState }> = {
  edit: { from: ['draft', 'rejected'], to: 'draft' },
  submit: { from: ['draft', 'rejected'], to: 'submitted' },
  approve: { from: ['submitted'], to: 'approved' },
  reject: { from: ['submitted', 'approved'], to: 'rejected' },
  retire: { from: ['draft', 'submitted', 'approved', 'rejected'], to: 'retired' },
}

/** undefined: the table does not have it. */
export const templateAfter = (state: TemplateState, event: TemplateEvent): TemplateState | undefined =>
  templateTransitions[event].from.includes(state) ? templateTransitions[event].to : undefined
