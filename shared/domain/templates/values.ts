import type { Particulars } from './particulars.ts'
import { isForbidden } from './plain-words.ts'
import { isEnoughFor, spread } from './spread.ts'
import type { Carried, Template, Variable } from './template.ts'
import { templateRules } from './template-carrier.ts'
import type { Hindrance } from './unfit.ts'

type Values = ReadonlyMap<string, string>

/** The value of each variable, by its name; or what stands in the way of the first that has none. */
export const valuesFor = (
  { carrier, variables }: Pick<Template, 'carrier' | 'variables'>,
  particulars: Particulars,
): Values | Hindrance => {
  const limited = variables.map(one => ({ ...one, most: Math.min(one.most, templateRules[carrier].variable) }))
  const values = new Map<string, string>()
  for (const variable of limited) {
    if (values.has(variable.name)) continue
    const group = isSpread(variable.carries)
      ? limited.filter(({ carries }) => carries === variable.carries)
      : [variable]
    const found = valuesOf(variable.carries, group, particulars)
    if ('reason' in found) return found
    for (const [index, { name }] of group.entries()) values.set(name, found.values[index] ?? '')
  }
  return limited.map(variable => objection(variable, values.get(variable.name) ?? '')).find(Boolean) ?? values
}

/** Only these may be parted; an issuer or a time is one thing. */
const isSpread = (carries: Carried): carries is 'description' | 'instruction' =>
  carries === 'description' || carries === 'instruction'

const valuesOf = (
  carries: Carried,
  group: readonly Variable[],
  particulars: Particulars,
): { values: string[] } | Hindrance => {
  const [{ name, most } = { name: '', most: 0 }] = group
  if (isSpread(carries)) {
    const sentences = particulars.sentences[carries]
    const limits = group.map(variable => variable.most)
    const values = spread(sentences, limits)
    if (values) return { values }
    const isEnough = isEnoughFor(sentences, limits.length)
    return { reason: isEnough ? 'variable-too-long' : 'nothing-to-carry', variable: name }
  }
  const text = carries === 'areas' ? areasWithin(particulars, most) : particulars.parts[carries]
  if (text === '') return { reason: 'nothing-to-carry', variable: name }
  return text === undefined ? { reason: 'variable-too-long', variable: name } : { values: [text] }
}

/** As many names as there is room for, and how many more there are. undefined: not even one. */
const areasWithin = ({ areas, listed }: Particulars, most: number): string | undefined => {
  if (areas.length === 0) return ''
  const counts = areas.map((_, index) => index + 1).filter(count => count <= most)
  return counts.map(count => listed(areas.slice(0, count), areas.length - count)).findLast(text => text.length <= most)
}

const objection = ({ name, most, kind }: Variable, value: string): Hindrance | undefined => {
  if (value.length > most) return { reason: 'variable-too-long', variable: name }
  if (kind === 'number' && !/^\d+$/.test(value)) return { reason: 'wrong-kind', variable: name }
  return isForbidden(value) ? { reason: 'forbidden-content', variable: name } : undefined
}
