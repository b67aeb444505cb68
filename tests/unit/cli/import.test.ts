import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { fetchRecords } from '../../../infra/cli/import/fetch-records.ts'
import { type ImportOptions, runImport } from '../../../infra/cli/import/run-import.ts'
import { writeTables } from '../../../infra/cli/import/write-tables.ts'
import { importedDocument, importedText } from '../../../infra/cli/show/imported.ts'
import { demoRecords } from '../../../infra/seed/main.ts'
import type { CsvFile } from '../../../shared/domain/directory/csv/read-files.ts'
import { recordKinds } from '../../../shared/domain/directory/directory.ts'
import { inOrder } from '../../../shared/domain/directory/merge-import.ts'
import { directoryService } from './support/directory-service.ts'

const county = '990001'
const examples = readdirSync('infra/cli/examples').sort()
const exampleFiles = examples.map(file => ({ file, bytes: readFileSync(join('infra/cli/examples', file)) }))
const say = ({ en }: { en: string }) => en
const file = (name: string, text: string) => ({ file: name, bytes: new TextEncoder().encode(text) })

describe('an import', () => {
  let world: ReturnType<typeof directoryService>
  let progress: string[]
  let next = 0
  const options = (more: Partial<ImportOptions> = {}): ImportOptions => {
    next += 1
    return { mode: 'upsert', dryRun: false, id: `import-${next}`, ...more }
  }
  const run = (files: CsvFile[] = exampleFiles, more: Partial<ImportOptions> = {}) =>
    runImport(world.service, files, options(more), { progress: line => void progress.push(line), say })
  const stored = (code = county) => fetchRecords(world.service, code, [])

  beforeEach(() => {
    world = directoryService()
    progress = []
  })

  it('of the examples puts a county in force, with its risk points and duty officers', async () => {
    const outcome = await run()
    expect(outcome.problems).toEqual([])
    expect(outcome.counties).toMatchObject([{ county, rev: 1, problemCount: 0, changes: { person: { added: 9 } } }])
    expect(await world.service.directory(county)).toMatchObject({
      ...{ name: '示例县', towns: 2, villages: 4, riskPoints: 6, rooms: 3, terminals: 4 },
    })
    const places = (await world.directory.manifest(county, 1)).places
    expect(places.find(({ name }) => name === '示例县值班室')?.onDutyFor).toEqual(['990001000000'])
    expect(places.find(({ name }) => name === '青石水库')).toMatchObject({
      duty: 1,
      shared: [{ with: ['990001101001'] }],
    })
  })

  it('says how far it is', async () => {
    await run()
    expect(progress.at(-1)).toContain('publishing')
  })

  it('twice changes nothing the second time', async () => {
    await run()
    const before = await stored()
    const { counties } = await run()
    expect(counties[0]?.changes.person).toEqual({ added: 0, changed: 0, unchanged: 9, removed: 0 })
    expect(await stored()).toEqual(before)
  })

  it('changes and adds what the files name, and leaves the rest', async () => {
    await run()
    const people =
      'id,place,name,phone,role\n101001-s1,990001101001,改名,15400000102,subscriber\nnew,990001101001,新人,15400000199,duty'
    const { counties } = await run([file('p.csv', people)])
    expect(counties[0]?.changes).toEqual({ person: { added: 1, changed: 1, unchanged: 0, removed: 0 } })
    expect((await stored()).filter(({ kind }) => kind === 'person')).toHaveLength(10)
  })

  it('that replaces removes what its files do not name, of the kinds and counties they hold, and nothing else', async () => {
    await run()
    await run([file('other.csv', 'code,name\n990002000000,邻县\n990002101000,镇\n990002101001,村')])
    const people = 'id,place,name,phone,role\n101001-d1,990001101001,王某,15400000101,duty'
    const { counties } = await run([file('p.csv', people)], { mode: 'replace' })
    expect(counties.map(({ county, changes }) => [county, changes.person?.removed])).toEqual([[county, 8]])
    expect((await stored()).filter(({ kind }) => kind === 'person')).toHaveLength(1)
    expect((await stored()).filter(({ kind }) => kind === 'terminal')).toHaveLength(4)
    expect(await stored('990002')).toHaveLength(3)
  })

  it('that is tried dry says what it would do, and does nothing', async () => {
    await run()
    const before = await stored()
    const people = 'id,place,name,phone,role\n101001-d1,990001101001,王某,15400000101,duty'
    const tried = await run([file('p.csv', people)], { mode: 'replace', dryRun: true })
    expect(tried.counties).toEqual([
      { county, changes: { person: { added: 0, changed: 1, unchanged: 0, removed: 8 } } },
    ])
    expect(await stored()).toEqual(before)
  })

  it('with one bad row sends nothing, and names every bad row in the order of the files', async () => {
    const bad = file('bad.csv', 'id,place,name,phone,role\np,990001109999,x,15400000001,duty\nq,990001101001,x,1,duty')
    const outcome = await run([...exampleFiles, bad])
    expect(outcome.problems).toEqual([
      { file: 'bad.csv', line: 2, column: 'place', code: 'unknown-place' },
      { file: 'bad.csv', line: 3, column: 'phone', code: 'impossible-phone' },
    ])
    expect(await stored()).toEqual([])
    const text = importedText(say, outcome, options())
    expect(text).toContain('bad.csv:3 [phone] impossible-phone: This cannot be a phone number.')
    expect(text).toContain('2 problems: nothing was imported.')
    expect(importedDocument(say, outcome, options()).problems[0]?.message).toMatch(/neither in the files/)
  })

  it('takes a place of the published directory for one that is there, unless it is to be removed', async () => {
    await run()
    const [places, people] = [
      file('places.csv', 'code,name\n990001000000,示例县\n990001101000,青石镇\n990001101001,青石村'),
      file('people.csv', 'id,place,name,phone,role\nx,990001102001,x,15400000111,duty'),
    ]
    expect((await run([people], { dryRun: true })).problems).toEqual([])
    expect((await run([places, people], { dryRun: true })).problems).toEqual([])
    expect((await run([places, people], { mode: 'replace', dryRun: true })).problems).toMatchObject([
      { code: 'unknown-place' },
    ])
  })

  it('that was killed leaves the directory as it was, and goes on under its id, or anew under another', async () => {
    await run()
    const before = await stored()
    const part = world.service.importPart
    world.service.importPart = async (...args) => {
      await part(...args)
      throw new Error('killed')
    }
    const rooms = [exampleFiles.find(({ file }) => file === 'rooms.csv') ?? file('', '')]
    await expect(run(rooms, { id: 'same', mode: 'replace' })).rejects.toThrow('killed')
    expect(await stored()).toEqual(before)
    world.service.importPart = part
    expect((await run(rooms, { id: 'same', mode: 'replace' })).counties).toMatchObject([{ rev: 2 }])
    expect((await run(rooms)).counties).toMatchObject([{ rev: 3 }])
  })

  it('that another one overtook is refused in a sentence, and the other one stays whole', async () => {
    await run()
    const publish = world.service.publishImport
    const people = (phone: string) => [file('p.csv', `id,place,name,phone,role\nx,990001101001,x,${phone},duty`)]
    world.service.publishImport = async (...args) => {
      world.service.publishImport = publish
      await run(people('15400000150'))
      await publish(...args)
    }
    await expect(run(people('15400000151'), { mode: 'replace' })).rejects.toThrow(
      /overtaken: Another import of this county/,
    )
    expect((await stored()).filter(record => record.kind === 'person')).toHaveLength(10)
  })

  it('of two counties puts each in force by its own flip', async () => {
    const both = file('both.csv', 'code,name\n990001000000,一\n990002000000,二')
    expect((await run([both])).counties).toMatchObject([
      { county: '990001', rev: 1 },
      { county: '990002', rev: 1 },
    ])
  })
})

describe('an export', () => {
  it('of a whole demo county imports to the same directory, and only its owner can read it', async () => {
    const [first, second] = [directoryService(), directoryService()]
    const records = [...demoRecords('152529')]
    const load = { county: '152529', importId: 'demo' }
    await first.directory.imports.begin(load, '', 0)
    await first.directory.imports.putPart(load, 0, records, 0)
    await first.service.publishImport('demo', '152529', { mode: 'upsert', kinds: [], parts: 1 })
    const folder = join(mkdtempSync(join(tmpdir(), 'tongluo-export-')), 'out')
    const files = writeTables(folder, await fetchRecords(first.service, '152529', [...recordKinds]))
    expect(files.map(({ kind }) => kind)).toEqual(['area', 'group', 'room', 'person', 'terminal'])
    for (const { file } of files) expect(statSync(file).mode & 0o077).toBe(0)
    const read = files.map(({ file }) => ({ file, bytes: readFileSync(file) }))
    const shown = { progress: () => undefined, say }
    const outcome = await runImport(second.service, read, { mode: 'replace', dryRun: false, id: 'again' }, shown)
    expect(outcome.problems).toEqual([])
    expect(await fetchRecords(second.service, '152529', [])).toEqual(inOrder(records))
    expect((await second.directory.manifest('152529', 1)).places).toEqual(
      (await first.directory.manifest('152529', 1)).places,
    )
  })
})
