import type { Template } from '../domain/templates/template.ts'
import type { TemplateCarrier } from '../domain/templates/template-carrier.ts'

/** What was registered with the carriers of SMS. */
export type Templates = {
  find(carrier: TemplateCarrier, name: string): Promise<Template | undefined>
  /** Every template of a carrier as it is now, in the order of their names. */
  of(carrier: TemplateCarrier): Promise<Template[]>
  /** On `version` being one above what is stored; every version is kept. False: somebody else was quicker. */
  write(template: Template): Promise<boolean>
  /** Newest first. */
  history(carrier: TemplateCarrier, name: string, limit: number): Promise<Template[]>
}
