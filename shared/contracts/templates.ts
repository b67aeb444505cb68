import * as z from 'zod'
import { Template, TemplateContent } from '../domain/templates/template.ts'
import { TemplateEvent } from '../domain/templates/transitions.ts'

/** `GET /v1/templates?carrier=`: those that may carry warnings for the key's area or a part of it. */
export const TemplateList = z.object({ templates: z.array(Template) })
export type TemplateList = z.infer<typeof TemplateList>

/** `GET /v1/templates/{carrier}/{name}`: every version, newest first. */
export const TemplateView = z.object({ template: Template, history: z.array(Template) })
export type TemplateView = z.infer<typeof TemplateView>

/** `version`: what it was made from, 0 where it is new; where somebody was quicker, 409 `moved`. */
const from = { version: z.int().min(0) }

/** `PUT /v1/templates/{carrier}/{name}` → 200: the draft as it is kept. */
export const TemplateOrder = z.strictObject({ ...from, content: TemplateContent })
export type TemplateOrder = z.infer<typeof TemplateOrder>

/** `POST /v1/templates/{carrier}/{name}/state` → 200. `id`: the carrier's, at the latest with its approval. */
export const TemplateStep = z.strictObject({
  ...from,
  event: TemplateEvent.exclude(['edit']),
  id: Template.shape.id.unwrap().exactOptional(),
  reason: Template.shape.reason.unwrap().exactOptional(),
})
export type TemplateStep = z.infer<typeof TemplateStep>
