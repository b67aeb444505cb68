import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const files = globSync('{shared,functions}/**/*.ts').filter(path => !path.includes('node_modules'))
const sources = files.map(path => ({ path, text: readFileSync(path, 'utf8') }))
const whoever = (matches: RegExp): string[] => sources.filter(({ text }) => matches.test(text)).map(({ path }) => path)

const carriers = sources.filter(
  ({ path, text }) =>
    /^shared\/adapters\/(carriers\/|memory\/\w+-carrier\.ts$)/.test(path) &&
    /(?:implements |: )(?:Sms|Chat|Loudspeaker)Carrier\b/.test(text),
)

describe('the exercise wall', () => {
  it('is the only maker of permits', () => {
    expect(whoever(/\bas (?:unknown as )?Permit\b/)).toEqual(['shared/domain/wall.ts'])
    expect(whoever(/issuedByTheWall/)).toEqual(['shared/domain/wall.ts'])
  })

  it('is asked in one place, which knows the Alert, the pinned page and the newest exercise list', () => {
    expect(whoever(/\badmit\b[^'"]*\bfrom '[^']*\/wall\.ts'/)).toEqual(['shared/protocol/briefing.ts'])
  })

  it('stands before everything that speaks to a carrier', () => {
    const publishes = /\bPublish(?:Batch)?Command\b/
    const posts = /import \{[^}]*\b(?:request|fetch|stream|pipeline)\b[^}]*\} from 'undici'|\bfetch\(/
    const speakers = [...whoever(publishes), ...whoever(posts)]
    expect(speakers.length).toBeGreaterThanOrEqual(3)
    expect(speakers.filter(path => !path.startsWith('shared/adapters/carriers/'))).toEqual([])
    expect(carriers.length).toBeGreaterThanOrEqual(8)
  })

  it.each(carriers.map(({ path, text }) => [path, text]))('is asked by each hand-over of %s', (_, text) => {
    const handOvers = text
      .split('\n')
      .filter(line => /^\s+(?:async )?(?:send|post|publishBoard|command|cancel)\b\s*[:(]/.test(line))
    if (handOvers.length === 0) return expect(text).toMatch(/robotCarrier\(/)
    const asks = text.match(/\brequire(?:Permit|RoomPermits|BoardPermit|Silence)\(|\breturn sendByCalls\(/g)
    expect(asks?.length ?? 0).toBeGreaterThanOrEqual(handOvers.length)
  })

  it('is asked of all messages before they are cut into calls', () => {
    const [calls] = sources.filter(({ path }) => path === 'shared/adapters/carriers/template-calls.ts')
    expect(calls?.text).toMatch(
      /\bsendByCalls = async [^{]*\{?[\s\S]{0,400}?for \(const \{ permit, ref \} of messages\) requirePermit\(/,
    )
  })
})
