import { beforeEach, describe, expect, it } from 'vitest'
import { RecordsPage } from '../../../../shared/contracts/directory.ts'
import { type DirectoryRecord, recordKinds } from '../../../../shared/domain/directory/directory.ts'
import { personRecord } from '../../domain/support/records.ts'
import { county, countyOffice, records, village } from './county-office.ts'

describe('the records of a published directory', () => {
  let here: ReturnType<typeof countyOffice>
  beforeEach(() => {
    here = countyOffice()
  })

  const read = async (query: string) =>
    RecordsPage.parse(await (await here.ask(`/v1/directory/${county}/records${query}`)).json())
  const all = async (kinds = '') => {
    const found: DirectoryRecord[] = []
    let page = await read(`?kinds=${kinds}`)
    for (; page.next; page = await read(`?kinds=${kinds}&rev=${page.next.rev}&piece=${page.next.piece}`))
      found.push(...page.records)
    return found
  }
  const many = Array.from({ length: 250 }, (_, n) => personRecord(village, `p${n}`))

  it('gives back every record, piece by piece, of one revision, and notes who asked', async () => {
    await here.whole('i1', [...records, ...many])
    const first = await read('')
    await here.whole('i2', [personRecord(village, 'later')])
    expect(await all()).toHaveLength(records.length + many.length + 1)
    expect(await read(`?rev=${first.next?.rev}&piece=${first.next?.piece}`)).toMatchObject({ rev: 1 })
    expect(here.log.lines).toContainEqual(
      expect.objectContaining({ code: 'directory-exported', fields: { county, rev: 1, source: 'administrator-' } }),
    )
  })

  it('gives only the kinds that were asked for', async () => {
    await here.whole('i1', records)
    for (const kind of recordKinds)
      expect(await all(kind)).toEqual(expect.arrayContaining(records.filter(one => one.kind === kind)))
    expect(await all('room,terminal')).toHaveLength(2)
  })

  it.each(['?kinds=dog', '?rev=x&piece=1'])('refuses the question %s', async query => {
    expect((await here.ask(`/v1/directory/${county}/records${query}`)).status).toBe(400)
  })

  it('shows names and numbers to nobody but administrators', async () => {
    await here.whole('i1', records)
    for (const [key, code] of [
      ['source', 403],
      ['operator', 403],
      ['neighbour', 403],
      ['nobody', 401],
    ] as const)
      expect((await here.ask(`/v1/directory/${county}/records`, undefined, key)).status).toBe(code)
  })
})
