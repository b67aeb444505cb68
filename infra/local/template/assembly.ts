import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import { isObject, type Json, type JsonObject } from './json.ts'

export type Resource = { type: string; properties: Json; condition: string | undefined }

export type Assembly = {
  resources: Map<string, Resource>
  conditions: JsonObject
  mappings: JsonObject
  parameters: JsonObject
  /** Directory of an asset by its S3 key: `<hash>.zip`. */
  assetDirectory(key: string): string
}

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z.looseObject({ templateFile: z.string().optional() }).optional(),
    }),
  ),
})
const Resources = z.record(
  z.string(),
  z.object({ Type: z.string(), Properties: z.json().optional(), Condition: z.string().optional() }),
)
const Assets = z.object({
  files: z.record(z.string(), z.object({ source: z.looseObject({ path: z.string().optional() }) })),
})

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json

const section = (template: Json, name: string): JsonObject => {
  const value = isObject(template) ? template[name] : undefined
  return isObject(value) ? value : {}
}

const stackTemplate = (directory: string): string => {
  const path = join(directory, 'manifest.json')
  if (!existsSync(path))
    throw new CannotStart(`There is no cloud assembly in ${directory}: synthesize the stack first.`)
  const stacks = Object.values(Manifest.parse(readJson(path)).artifacts).flatMap(({ type, properties }) =>
    type === 'aws:cloudformation:stack' && properties?.templateFile ? [properties.templateFile] : [],
  )
  const [only, ...more] = stacks
  if (only === undefined || more.length > 0) {
    throw new CannotStart(`The cloud assembly in ${directory} has ${stacks.length} stacks; the local runtime runs one.`)
  }
  return only
}

/** Reads what `cdk synth` wrote: one stack and where its assets lie. */
export const loadAssembly = (directory: string): Assembly => {
  const file = stackTemplate(directory)
  const template = readJson(join(directory, file))
  const assetsFile = join(directory, file.replace('.template.json', '.assets.json'))
  const files = existsSync(assetsFile) ? Assets.parse(readJson(assetsFile)).files : {}
  const resources = Object.entries(Resources.parse(section(template, 'Resources')))
  return {
    resources: new Map(
      resources.map(([id, { Type, Properties, Condition }]) => [
        id,
        { type: Type, properties: Properties ?? {}, condition: Condition },
      ]),
    ),
    conditions: section(template, 'Conditions'),
    mappings: section(template, 'Mappings'),
    parameters: section(template, 'Parameters'),
    assetDirectory: key => {
      const path = files[key.replace(/\.zip$/, '')]?.source.path
      if (path === undefined) throw new CannotStart(`The cloud assembly has no asset ${key}.`)
      return join(directory, path)
    },
  }
}
