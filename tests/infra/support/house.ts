import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Partition } from '../../../infra/partitions.ts'
import type { SettingsInput } from '../../../infra/settings.ts'
import { synthesize } from '../../../infra/synthesize.ts'

export type Json = string | number | boolean | null | undefined | Json[] | { [name: string]: Json }
export type Properties = { [name: string]: Json }
export type Resource = { id: string; type: string; properties: Properties; deletionPolicy: string | undefined }

/** One partition's template, to be asked about. */
export type House = {
  text: string
  all(type: string): Resource[]
  only(type: string): Resource
  byId(id: string): Resource
}

type RawResource = { Type: string; Properties?: Properties; DeletionPolicy?: string }

const known = new Map<string, House>()

/** Synthesized once for each test file and each choice of settings. */
export const houseOf = (partition: Partition, settings: SettingsInput = {}): House => {
  const name = JSON.stringify([partition, settings])
  const house = known.get(name) ?? build(partition, settings)
  known.set(name, house)
  return house
}

const build = (partition: Partition, settings: SettingsInput): House => {
  const outdir = mkdtempSync(join(tmpdir(), 'tongluo-template-'))
  try {
    const { templateFile } = synthesize({ partition, outdir, settings, bundles: false, checks: false })
    return ask(readFileSync(templateFile, 'utf8'))
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

const ask = (text: string): House => {
  const raw: { Resources: Record<string, RawResource> } = JSON.parse(text)
  const resources = Object.entries(raw.Resources).map(([id, { Type, Properties = {}, DeletionPolicy }]) => ({
    id,
    type: Type,
    properties: Properties,
    deletionPolicy: DeletionPolicy,
  }))
  const all = (type: string) => resources.filter(resource => resource.type === type)
  return {
    text,
    all,
    only: type => one(all(type), type),
    byId: id =>
      one(
        resources.filter(resource => resource.id === id),
        id,
      ),
  }
}

export const one = <T>(found: T[], what: string): T => {
  const [first, ...more] = found
  if (first === undefined || more.length > 0) throw new Error(`${found.length} of ${what} in the template`)
  return first
}

/** The value at a path of names and positions; undefined where it ends. */
export const at = (value: Json, ...path: (string | number)[]): Json =>
  path.reduce<Json>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value)
const isRecord = (value: Json): value is { [name: string | number]: Json } =>
  typeof value === 'object' && value !== null
export const isObject = (value: Json): value is Properties => isRecord(value) && !Array.isArray(value)

export const list = (value: Json): Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** The resource that a `Ref` or `Fn::GetAtt` names. */
export const target = (value: Json): string => {
  const name = at(value, 'Ref') ?? at(value, 'Fn::GetAtt', 0)
  if (typeof name !== 'string') throw new Error(`no reference: ${JSON.stringify(value)}`)
  return name
}

/** Functions, queues and alarms by the names people know them by, without the prefix. */
export const nameOf = ({ properties }: Resource): string => {
  const name = properties.FunctionName ?? properties.QueueName ?? properties.AlarmName
  if (typeof name !== 'string') throw new Error('a resource without a name')
  return name.replace(/^tongluo-/, '').replace(/\.fifo$/, '')
}

export const functions = (house: House): Map<string, Resource> =>
  new Map(house.all('AWS::Lambda::Function').map(found => [nameOf(found), found]))

/** What an event source mapping reads, and who. */
export const mappings = (house: House) =>
  house.all('AWS::Lambda::EventSourceMapping').map(({ id, properties }) => ({
    id,
    properties,
    source: house.byId(target(properties.EventSourceArn)),
    worker: house.byId(target(properties.FunctionName)),
  }))
