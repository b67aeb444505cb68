import * as z from 'zod'

/** Carriers that send registered templates only. */
export const TemplateCarrier = z.enum(['tencent', 'alibaba'])
export type TemplateCarrier = z.infer<typeof TemplateCarrier>

export const takesTemplates = (carrier: string): carrier is TemplateCarrier =>
  TemplateCarrier.safeParse(carrier).success

/** In characters, each of whatever script counted as one. */
export type TemplateRules = {
  /** Of the whole text, its signature and the values of its variables included. */
  text: number
  /** Of the value of one variable. */
  variable: number
}

/**
 * tencent: "Body Template Review Standards" (document/product/382/40659): 500 characters with signature and values; a variable of an
 * enterprise's or a government's account has no limit of its own; no template of nothing but variables, none as a link.
 * alibaba: help.aliyun.com, "通知短信模板规范": 1 to 500 characters; a variable of the kind `others` has 1 to 35.
 */
export const templateRules: Record<TemplateCarrier, TemplateRules> = {
  tencent: { text: 500, variable: 500 },
  alibaba: { text: 500, variable: 35 },
}
