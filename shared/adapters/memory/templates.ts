import { byCode } from '../../domain/place.ts'
import type { Template } from '../../domain/templates/template.ts'
import type { TemplateCarrier } from '../../domain/templates/template-carrier.ts'
import type { Templates } from '../../ports/templates.ts'

export const memoryTemplates = (some: readonly Template[] = []): Templates => {
  const versions = new Map(some.map(one => [keyOf(one.carrier, one.name), [structuredClone(one)]]))
  const latest = (key: string): Template | undefined => structuredClone(versions.get(key)?.at(-1))
  return {
    find: async (carrier, name) => latest(keyOf(carrier, name)),
    of: async carrier =>
      [...versions.keys()]
        .sort(byCode)
        .flatMap(key => latest(key) ?? [])
        .filter(template => template.carrier === carrier),
    async write(template) {
      const key = keyOf(template.carrier, template.name)
      if ((latest(key)?.version ?? 0) !== template.version - 1) return false
      versions.set(key, [...(versions.get(key) ?? []), structuredClone(template)])
      return true
    },
    history: async (carrier, name, limit) =>
      structuredClone((versions.get(keyOf(carrier, name)) ?? []).toReversed().slice(0, limit)),
  }
}

const keyOf = (carrier: TemplateCarrier, name: string): string => `${carrier} ${name}`
