import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Room → the rooms that it may import from. The longest beginning of a path that is listed is its room. */
const mayImport: Record<string, string[]> = {
  'shared/domain': [],
  'shared/contracts': ['shared/domain'],
  'shared/policy': ['shared/domain'],
  'shared/ports': ['shared/domain', 'shared/contracts'],
  'shared/protocol': ['shared/domain', 'shared/contracts', 'shared/ports', 'shared/policy'],
  'shared/door': ['shared/domain', 'shared/contracts', 'shared/ports', 'shared/policy', 'shared/protocol'],
  'shared/adapters': ['shared/domain', 'shared/contracts', 'shared/ports'],
  'shared/runtime': ['shared/domain', 'shared/contracts', 'shared/ports'],
  'shared/wiring': ['shared'],
  functions: ['shared'],
  'infra/cli': ['infra', 'shared/domain', 'shared/contracts', 'shared/policy'],
  'infra/seed': ['shared/domain', 'shared/contracts'],
  // A loudspeaker decides by the same published tables; what it hears it reads by itself.
  'infra/field': ['infra/seed', 'shared/domain'],
  'infra/local': ['infra'],
  // Plays the service in one process: its use cases over memory.
  'infra/year': ['infra/seed', 'shared', 'functions'],
  infra: [],
}
const rooms = Object.keys(mayImport).sort((a, b) => b.length - a.length)
const roomOf = (path: string): string => rooms.find(room => path.startsWith(`${room}/`)) ?? ''

const files = globSync('{shared,functions,infra}/**/*.ts').filter(path => !path.includes('node_modules'))
const sources = files.map(path => ({ path, text: readFileSync(path, 'utf8') }))
const imports = sources.flatMap(({ path, text }) =>
  Array.from(text.matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g), ([, target = '']) => ({
    from: path,
    to: normalize(join(dirname(path), target)),
  })),
)

const isAllowed = ({ from, to }: { from: string; to: string }): boolean => {
  const [here, there] = [roomOf(from), roomOf(to)]
  if (there === 'functions') {
    if (here === 'infra/year') return !/\/(handler|environment)\.ts$/.test(to)
    // Infra passes each function exactly the variables it asks for, and knows nothing else of it.
    if (here.startsWith('infra')) return to.endsWith('/environment.ts')
    return dirname(to).split('/')[1] === dirname(from).split('/')[1]
  }
  if (here === 'shared/adapters' && there === here) return [adapterOf(from), 'sdk'].includes(adapterOf(to))
  return here === there || (mayImport[here] ?? []).some(room => to.startsWith(`${room}/`))
}

/** One folder per technology; a carrier's folder may use what all carriers share, and whoever calls AWS what all its clients share. */
const adapterOf = (path: string): string => path.split('/')[2] ?? ''

describe('the house', () => {
  it('imports only in the directions that docs/architecture.md allows', () => {
    const wrong = imports.filter(one => !isAllowed(one)).map(({ from, to }) => `${from} → ${to}`)
    expect(wrong).toEqual([])
  })

  it('has enough imports for this test to mean something', () => {
    expect(imports.length).toBeGreaterThan(500)
  })

  it('builds adapters only in handlers and in the wiring', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        to.startsWith('shared/adapters/') && from.startsWith('functions/') && !from.endsWith('/handler.ts'),
    )
    expect(wrong).toEqual([])
  })

  const outside = /\bprocess\.env\b|\bDate\.now\b|\bnew Date\(\)|\brandomUUID\b|\bMath\.random\b|\bconsole\./
  it('keeps clock, environment, randomness and console in runtime and adapters', () => {
    const inside = sources.filter(({ path }) => /^(shared|functions)\//.test(path))
    const pure = inside.filter(({ path }) => !/^shared\/(runtime|adapters|wiring)\//.test(path))
    const wrong = pure.filter(({ text }) => outside.test(text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
    expect(wrong.map(({ path }) => path)).toEqual([])
  })

  it('has handlers that only wire', () => {
    const handlers = sources.filter(({ path }) => path.endsWith('/handler.ts'))
    const long = handlers.filter(({ text }) => text.split('\n').length > 42).map(({ path }) => path)
    expect(handlers.length).toBeGreaterThan(10)
    expect(long).toEqual([])
  })

  it('has no file above 250 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 251).map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('takes zod as a namespace: a named import brings every language of its messages into every bundle', () => {
    expect(sources.filter(({ text }) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(text))).toEqual([])
  })
})
