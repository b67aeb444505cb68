import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assemblyName, keepAssembly, takeAssembly } from '../../../../infra/local/kept-assemblies.ts'

describe('a cloud assembly', () => {
  let folder: string
  const kept = () => join(folder, 'kept')
  const keep = (name: string, text: string): void => {
    const made = join(folder, `made ${name}`)
    mkdirSync(made, { recursive: true })
    writeFileSync(join(made, 'template'), text)
    keepAssembly(name, made, kept())
  }
  const taken = (name: string): string | undefined => {
    const outdir = mkdtempSync(join(folder, 'taken-'))
    return takeAssembly(name, outdir, kept()) ? readFileSync(join(outdir, 'template'), 'utf8') : undefined
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongluo-assemblies-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('of other settings has another name', () => {
    expect(assemblyName({ smsRatePerSecond: 20 })).toBe(assemblyName({ smsRatePerSecond: 20 }))
    expect(assemblyName({ smsRatePerSecond: 20 })).not.toBe(assemblyName({ smsRatePerSecond: 21 }))
  })

  test('that was kept is taken by its name, and one that was not is none', () => {
    keep('one', 'of one')
    expect([taken('one'), taken('two')]).toEqual(['of one', undefined])
  })

  test('that is changed by whoever took it stays as it was kept', () => {
    keep('one', 'as it was made')
    const outdir = join(folder, 'mine')
    takeAssembly('one', outdir, kept())
    writeFileSync(join(outdir, 'template'), 'changed')
    expect(taken('one')).toBe('as it was made')
  })

  test('that somebody else has just kept is left to them', () => {
    keep('one', 'theirs')
    keep('one', 'mine')
    expect(taken('one')).toBe('theirs')
    expect(readdirSync(kept())).toEqual(['one'])
  })

  test('that nobody asked for longest makes room for the fifth', () => {
    for (const [age, name] of ['d', 'c', 'b', 'a'].entries()) {
      keep(name, name)
      const at = new Date(Date.UTC(2026, 0, 1) - age * 1000)
      utimesSync(join(kept(), name), at, at)
    }
    expect(taken('a')).toBe('a')
    keep('e', 'e')
    expect(new Set(readdirSync(kept()))).toEqual(new Set(['a', 'c', 'd', 'e']))
  })
})
