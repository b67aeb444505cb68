import * as z from 'zod'

/** What somebody has registered with a carrier of templates: `{1}` (Tencent) or `${name}` (Alibaba) stand for variables. */
export const Registered = z.object({
  carrier: z.enum(['tencent', 'alibaba']),
  template: z.string().min(1),
  text: z.string().min(1).max(500),
  signature: z.string().min(1),
  /** Whether the carrier has approved it. */
  approved: z.boolean().default(true),
})
export type Registered = z.infer<typeof Registered>
export type TemplateCarrier = Registered['carrier']

/** Why a message of a template is not sent. */
export type Mismatch = 'template' | 'signature' | 'variables' | 'variable-too-long' | 'text-too-long' | 'url'

type Asked = {
  carrier: TemplateCarrier
  template: string
  signature: string
  /** By number or by name, as the carrier's templates say. */
  variables: Record<string, string>
}

/** Characters: of one variable (Tencent sets none to an enterprise), and of a whole SMS. */
const longest: Record<TemplateCarrier, { variable: number; text: number }> = {
  tencent: { variable: 500, text: 500 },
  alibaba: { variable: 35, text: 500 },
}
const placeholders: Record<TemplateCarrier, RegExp> = { tencent: /\{(\d+)\}/g, alibaba: /\$\{(\w+)\}/g }

/** The carriers' consoles: which templates and signatures are registered and approved. */
export class Console {
  readonly #templates = new Map<string, Registered>()

  register(one: Registered): void {
    this.#templates.set(`${one.carrier} ${one.template}`, one)
  }

  /** The SMS as a phone shows it, or why there is none. */
  write({ carrier, template, signature, variables }: Asked): { text: string } | { mismatch: Mismatch } {
    const known = this.#templates.get(`${carrier} ${template}`)
    if (!known?.approved) return { mismatch: 'template' }
    if (known.signature !== signature) return { mismatch: 'signature' }
    const wanted = new Set(Array.from(known.text.matchAll(placeholders[carrier]), ([, name = '']) => name))
    const given = Object.entries(variables)
    if (given.length !== wanted.size || given.some(([name]) => !wanted.has(name))) return { mismatch: 'variables' }
    if (given.some(([, value]) => [...value].length > longest[carrier].variable))
      return { mismatch: 'variable-too-long' }
    if (given.some(([, value]) => /https?:\/\//.test(value))) return { mismatch: 'url' }
    const words = known.text.replace(placeholders[carrier], (_, name: string) => variables[name] ?? '')
    const text = `【${signature}】${words}`
    return [...text].length > longest[carrier].text ? { mismatch: 'text-too-long' } : { text }
  }
}
