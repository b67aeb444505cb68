import { beforeEach, describe, expect, it } from 'vitest'
import { ProblemDocument } from '../../../../shared/contracts/http.ts'
import { DecisionResults, NoticeList } from '../../../../shared/contracts/notices.ts'
import { area, at, type Keeping, keeping, now, planned, type Who } from './keeping.ts'

let world: Keeping
beforeEach(async () => {
  world = await keeping()
})
const plan = (...all: ReturnType<typeof planned>[]) => world.notices.commit({ notices: all.map(to => ({ to })) })
const list = async (query = '', who: Who = 'county') => {
  const answer = await world.ask(`/v1/notices${query}`, who)
  return NoticeList.parse(await answer.json())
}
const decide = async (decisions: unknown[], who: Who = 'county') => {
  const answer = await world.ask('/v1/notices/decisions', who, { decisions }, 'POST')
  return DecisionResults.parse(await answer.json()).results
}
const keys = (all: { key: string }[]): string[] => all.map(({ key }) => key)

describe('what stands ahead', () => {
  it('is listed by time, with its SMS parts and whom it reaches by its channels', async () => {
    await plan(planned('later', { at: at + 1 }), planned('a', { texts: { zh: '水'.repeat(70), en: 'Be on duty.' } }))
    const { notices, left } = await list()
    expect([keys(notices), left]).toEqual([['a', 'later'], 0])
    expect(notices[0]).toMatchObject({ parts: { zh: 2, en: 1 }, reach: { people: 7, rooms: 1, terminals: 0 } })
    expect(notices[0]?.you).toEqual(['approve', 'reject'])
  })

  it('is told of a span of time, and of an area in the key’s', async () => {
    await plan(planned('a'), planned('b', { at: at + 1000 }), planned('c', { area: '152529' }))
    expect(keys((await list(`?from=${at}&until=${at + 1000}`)).notices)).toEqual(['a'])
    expect(keys((await list('', 'country')).notices)).toEqual(['a', 'c', 'b'])
    expect(keys((await list('?area=150000', 'country')).notices)).toEqual(['c'])
    expect(keys((await list('?area=152529')).notices)).toEqual([])
    expect(keys((await list('', 'province')).notices)).toEqual(['a', 'b'])
  })

  it('of some villages reaches these alone', async () => {
    await plan(planned('a', { places: ['430182101201'] }), planned('b', { places: ['430182999999'] }))
    const reaches = (await list()).notices.map(({ reach }) => reach)
    expect(reaches).toEqual([
      { people: 3, rooms: 0, terminals: 0 },
      { people: 0, rooms: 0, terminals: 0 },
    ])
  })

  it('is open to nobody whose key does not decide, and not when it is over', async () => {
    await plan(planned('a'), planned('told', { state: 'told', warning: 'w1' }), planned('ok', { state: 'approved' }))
    const open = async (who: Who) => (await list('', who)).notices.map(({ key, you }) => [key, you])
    expect(await open('source')).toEqual([
      ['a', []],
      ['ok', []],
      ['told', []],
    ])
    expect(await open('county')).toEqual([
      ['a', ['approve', 'reject']],
      ['ok', ['reject']],
      ['told', []],
    ])
  })

  it.each(['?from=x', `?from=${now}&until=${now}`, `?from=0&until=${now}`, '?area=here', '?area=1'])(
    'asked for %s is refused in one sentence',
    async query => {
      const answer = await world.ask(`/v1/notices${query}`)
      expect(answer.status).toBe(422)
      expect(ProblemDocument.parse(await answer.json()).detail).toMatch(/\.$/)
    },
  )
})

describe('decisions on notices', () => {
  const approve = (key: string, more: object = {}) => ({ area, key, rev: 1, decision: 'approve', ...more })

  it('are taken in one sitting, each with its own result', async () => {
    await plan(planned('a'), planned('b'), planned('c'))
    const results = await decide([
      approve('a'),
      { ...approve('b'), decision: 'reject', reason: '今年不办' },
      approve('c', { rev: 9 }),
      approve('d'),
    ])
    expect(results).toMatchObject([
      { outcome: 'decided', key: 'a', rev: 2, state: 'approved' },
      { outcome: 'decided', key: 'b', rev: 2, state: 'rejected' },
      { outcome: 'refused', key: 'c', reasons: [{ code: 'changed-since' }] },
      { outcome: 'refused', key: 'd', reasons: [{ code: 'unknown-notice' }] },
    ])
    expect(await world.notices.find(area, 'a')).toMatchObject({
      state: 'approved',
      decided: { by: 'operator-430182', decision: 'approve', maxRecipients: 100_000 },
    })
  })

  it('of two officers on the same notice: one counts', async () => {
    await plan(planned('a'))
    const both = await Promise.all([decide([approve('a')]), decide([approve('a')], 'administrator')])
    expect(both.flat().map(({ outcome }) => outcome)).toEqual(expect.arrayContaining(['decided', 'refused']))
    expect(await world.notices.find(area, 'a')).toMatchObject({ rev: 2 })
  })

  it('are for officers of the area', async () => {
    await plan(planned('a'))
    expect(await decide([approve('a')], 'neighbour')).toMatchObject([{ reasons: [{ code: 'outside-jurisdiction' }] }])
    const answer = await world.ask('/v1/notices/decisions', 'source', { decisions: [approve('a')] }, 'POST')
    expect(answer.status).toBe(403)
    expect(await world.notices.find(area, 'a')).toMatchObject({ state: 'draft' })
  })

  it.each([
    ['none', []],
    ['too many', Array.from({ length: 101 }, (_, n) => approve(`n-${n}`))],
    ['another word', [approve('a', { decision: 'send' })]],
    ['no revision', [{ area, key: 'a', decision: 'approve' }]],
  ])('%s are refused', async (_, decisions) => {
    const answer = await world.ask('/v1/notices/decisions', 'county', { decisions }, 'POST')
    expect(answer.status).toBe(422)
  })
})
