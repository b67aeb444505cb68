import * as z from 'zod'
import { TemplateCarrier } from './template-carrier.ts'

/** What a message is to whoever gets it: carriers approve a template for what it is used for. */
export const Use = z.enum(['alert', 'update', 'cancel', 'not-covered', 'notice', 'duty-call'])
export type Use = z.infer<typeof Use>

/** What of a message a variable carries. What is too long for one may be spread over several of the same kind. */
export const Carried = z.enum([
  'issuer',
  'time',
  'headline',
  'event',
  'colour',
  'serial',
  'areas',
  'description',
  'instruction',
])
export type Carried = z.infer<typeof Carried>

export const Variable = z.strictObject({
  /** As the carrier knows it; Alibaba takes letters, digits and `_`, a letter first. */
  name: z.string().regex(/^[a-z][a-z0-9_]{0,24}$/),
  carries: Carried,
  /** Characters that its value may have. */
  most: z.number().int().min(1).max(500),
  kind: z.enum(['text', 'number']),
})
export type Variable = z.infer<typeof Variable>

export const TemplateState = z.enum(['draft', 'submitted', 'approved', 'rejected', 'retired'])
export type TemplateState = z.infer<typeof TemplateState>

/** What its author decides. */
export const TemplateContent = z.strictObject({
  /** Whose warnings it may carry: of a county, a city, a province, or '' the country, by the first digits of their codes. */
  area: z.string().regex(/^(?:\d{2}){0,3}$/),
  /** The registered signature, without its brackets. */
  signature: z.string().min(1).max(20),
  language: z.enum(['zh', 'en']),
  /** CAP's: an exercise has templates of its own, whose words say so. */
  status: z.enum(['Actual', 'Exercise', 'Test']),
  uses: z.array(Use).min(1),
  /** The registered words; a variable stands in them as `{name}`. */
  words: z.string().min(1).max(500),
  /** In the order of the words. */
  variables: z.array(Variable).max(20),
})
export type TemplateContent = z.infer<typeof TemplateContent>

/** A text that a carrier was asked to approve, as it stands in the registry; every change is another version. */
export const Template = TemplateContent.extend({
  carrier: TemplateCarrier,
  /** Our own name of it. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  version: z.number(),
  state: TemplateState,
  /** The carrier's own id of it, once it was submitted. */
  id: z.string().min(1).max(64).optional(),
  /** The carrier's words for a rejection, or why it is no longer used. */
  reason: z.string().max(500).optional(),
  /** Who made this version, and when (ms). */
  by: z.string(),
  at: z.number(),
})
export type Template = z.infer<typeof Template>
