/**
 * What a carrier of registered templates is given in place of a text. `template` is the carrier's own id of it; `variables` stand in
 * the template's order, as Tencent wants them; `names` are their names, as Alibaba wants them.
 */
export type TemplateMessage = {
  template: string
  signature: string
  variables: string[]
  names: string[]
}
