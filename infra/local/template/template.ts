import type * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import type { Assembly } from './assembly.ts'
import type { Identity } from './identity.ts'
import { holds, resolve, type Scope } from './intrinsics.ts'
import { isObject, type Json, type JsonObject } from './json.ts'
import { kinds } from './kinds.ts'
import type { Place } from './place.ts'

export type Template = {
  /** Every resource of a type, its properties resolved and checked. Properties that the schema does not name are dropped. */
  all<Schema extends z.ZodType>(
    type: string,
    schema: Schema,
  ): { id: string; identity: Identity; properties: z.output<Schema> }[]
  assetDirectory(key: string): string
}

const pseudo = (place: Place): Record<string, string> => ({
  'AWS::AccountId': place.account,
  'AWS::Partition': place.partition,
  'AWS::Region': place.region,
  'AWS::StackId': `arn:${place.partition}:cloudformation:${place.region}:${place.account}:stack/local/local`,
  'AWS::StackName': 'local',
  'AWS::URLSuffix': place.urlSuffix,
})

/** Throws `CannotStart` for a resource of a type that is neither run nor knowingly ignored. */
export const checkKinds = (assembly: Assembly): void => {
  for (const [id, { type }] of assembly.resources) {
    if (!(type in kinds)) {
      throw new CannotStart(
        `The template's ${id} is of type ${type}, which the local runtime neither runs nor knowingly ignores.`,
      )
    }
  }
}

/** Throws `CannotStart` for a resource type, a reference or a property that cannot be run here. */
export const openTemplate = (assembly: Assembly, place: Place): Template => {
  const identities = new Map<string, Identity>()
  const resolving = new Set<string>()

  const properties = (id: string): Json => resolve(assembly.resources.get(id)?.properties ?? {}, scope)

  const identity = (id: string): Identity => {
    const known = identities.get(id)
    if (known) return known
    const resource = assembly.resources.get(id)
    const kind = resource && kinds[resource.type]
    if (!kind) throw new CannotStart(`The template refers to ${id}, which it does not define.`)
    if (resolving.has(id)) throw new CannotStart(`The template's ${id} is named after itself.`)
    resolving.add(id)
    const made = kind.naming(id, namesOnly(resource.properties), place)
    resolving.delete(id)
    identities.set(id, made)
    return made
  }

  /** Only what names a resource: resolving all its properties could come back to itself. */
  const namesOnly = (raw: Json): JsonObject => {
    const named = isObject(raw)
      ? Object.entries(raw).filter(([key]) => key.endsWith('Name') || key.startsWith('Fifo'))
      : []
    const resolved = resolve(Object.fromEntries(named), scope)
    return isObject(resolved) ? resolved : {}
  }

  const scope: Scope = {
    conditions: assembly.conditions,
    mappings: assembly.mappings,
    ref: id => {
      const parameter = assembly.parameters[id]
      if (isObject(parameter)) return parameter.Default ?? ''
      return pseudo(place)[id] ?? identity(id).ref
    },
    attribute: (id, name) => {
      const value = identity(id).attributes[name]
      if (value !== undefined) return value
      throw new CannotStart(`The template asks ${id} for ${name}, which the local runtime does not know of it.`)
    },
  }

  return {
    assetDirectory: assembly.assetDirectory,
    all: (type, schema) =>
      [...assembly.resources].flatMap(([id, resource]) => {
        if (resource.type !== type || (resource.condition && !holds(resource.condition, scope))) return []
        const parsed = schema.safeParse(properties(id))
        if (parsed.success) return [{ id, identity: identity(id), properties: parsed.data }]
        const [issue] = parsed.error.issues
        throw new CannotStart(`The template's ${id} cannot be run here: ${issue?.path.join('.')}: ${issue?.message}.`)
      }),
  }
}
