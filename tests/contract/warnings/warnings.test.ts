import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { memoryWarnings } from '../../../shared/adapters/memory/warnings.ts'
import type { Audience, HistoryEntry, IssuedAlert, Warning } from '../../../shared/domain/warning.ts'
import type { NewWarning, Warnings } from '../../../shared/ports/warnings.ts'
import { localDynamoDb } from '../support/tables.ts'

const stores: [string, () => Promise<Warnings>][] = [
  ['memory', async () => memoryWarnings()],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      return dynamoDbWarnings(client, tables.warnings)
    },
  ],
]

const warning = (change: Partial<Warning> = {}): Warning => ({
  id: `w${randomUUID()}`,
  state: 'in-force',
  rev: 1,
  seq: 1,
  lane: 'urgent',
  colour: 'red',
  source: 'met-office',
  receivedAt: 1_000,
  issuedAt: 1_000,
  expiresAt: 9_000,
  counties: ['430182'],
  policyVersion: '1',
  ...change,
})

const alert = (of: Warning, description = '暴雨'): IssuedAlert => ({
  warning: of.id,
  seq: 1,
  sha256: 'aa',
  colour: 'red',
  lane: 'urgent',
  hazard: { event: '暴雨', eventCode: ['11B03'], urgency: 'Immediate', certainty: 'Observed' },
  issuedAt: 1_000,
  expiresAt: 9_000,
  unresolved: [{ areaDesc: '某处', what: 'areaDesc', reason: 'only-text' }],
  alert: {
    identifier: of.id,
    sender: 'demo@example.org',
    sent: '2026-07-01T04:10:00+08:00',
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    addresses: [],
    code: [],
    references: [],
    incidents: [],
    note: description,
    info: [],
  },
})

const entry = (of: Warning, rev = 1): HistoryEntry => ({
  warning: of.id,
  rev,
  at: 1_000,
  by: 'met-office',
  action: 'receive',
  to: of.state,
})

const added = (change: Partial<Warning> = {}, description?: string): NewWarning => {
  const one = warning(change)
  return { warning: one, alert: alert(one, description), identity: `id-${one.id}`, history: entry(one), issue: true }
}

describe.each(stores)('the warnings in %s', (_, open) => {
  let warnings: Warnings
  beforeAll(async () => {
    warnings = await open()
  })

  it('give back a warning, its Alert, its identity and its history as they were added', async () => {
    const one = added()
    expect(await warnings.add(one)).toBe('added')
    const { id } = one.warning
    expect(await warnings.find(id)).toEqual(one.warning)
    expect(await warnings.alert(id, 1)).toEqual(one.alert)
    expect(await warnings.identity(one.identity)).toEqual({ kind: 'alert', warning: id, seq: 1, sha256: 'aa' })
    expect(await warnings.history(id)).toEqual([one.history])
  })

  it('add one identity once, whoever comes first', async () => {
    const one = added()
    const answers = await Promise.all([warnings.add(one), warnings.add(one), warnings.add(one)])
    expect(answers.sort()).toEqual(['added', 'known', 'known'])
  })

  it('hold an Alert of a megabyte, even one that does not shrink', async () => {
    const one = added({}, randomBytes(500_000).toString('hex'))
    await warnings.add(one)
    expect(await warnings.alert(one.warning.id, 1)).toEqual(one.alert)
  })

  it('know nothing of what was never added', async () => {
    expect(await warnings.find('w-none')).toBeUndefined()
    expect(await warnings.alert('w-none', 1)).toBeUndefined()
    expect(await warnings.identity('nobody,nothing,never')).toBeUndefined()
  })

  it('move a warning on its revision, and keep the history in order', async () => {
    const one = added()
    await warnings.add(one)
    const next = { ...one.warning, state: 'expired', rev: 2 } as const
    expect(await warnings.move(one.warning, next, entry(next, 2), false)).toBe(true)
    expect(await warnings.move(one.warning, { ...next, state: 'cancelled' }, entry(next, 2), false)).toBe(false)
    expect((await warnings.find(one.warning.id))?.state).toBe('expired')
    expect((await warnings.history(one.warning.id)).map(({ rev }) => rev)).toEqual([1, 2])
  })

  it('name what is due, oldest first, and forget what has nothing ahead', async () => {
    const [late, soon, never] = [added({ dueAt: 500 }), added({ dueAt: 400 }), added()]
    for (const one of [late, soon, never]) await warnings.add(one)
    expect(await warnings.due(450, 10)).toEqual([soon.warning.id])
    expect(await warnings.due(600, 10)).toEqual([soon.warning.id, late.warning.id])
    expect(await warnings.due(600, 1)).toEqual([soon.warning.id])
    await warnings.setDue(soon.warning.id, undefined)
    await warnings.setDue(late.warning.id, 700)
    expect(await warnings.due(600, 10)).toEqual([])
    expect((await warnings.find(late.warning.id))?.dueAt).toBe(700)
  })

  it('keep the audience of each county of a seq', async () => {
    const audience = (county: string): Audience => ({
      warning: 'w-audience',
      seq: 1,
      county,
      dirRev: 3,
      buckets: 2,
      places: [`${county}101201`],
      joined: { [`${county}101201`]: 1 },
    })
    await warnings.putAudiences([audience('430182'), audience('152529')])
    expect(await warnings.audience('w-audience', 1, '430182')).toEqual(audience('430182'))
    expect(await warnings.audience('w-audience', 2, '430182')).toBeUndefined()
    expect(await warnings.audiences('w-audience', 1)).toHaveLength(2)
  })

  it('are planned once, and watched as often as somebody looks', async () => {
    const county = { warning: 'w-progress', seq: 1, county: '430182' }
    await warnings.setPlanned({ ...county, expected: 585, plannedAt: 1 })
    await warnings.setPlanned({ ...county, expected: 999, plannedAt: 2 })
    const [planned] = await warnings.progress('w-progress', 1)
    expect(planned).toEqual({ ...county, expected: 585, plannedAt: 1, done: 0 })
    await warnings.setWatched({ ...county, expected: 585, done: 585, watchedAt: 3, doneAt: 3 })
    expect(await warnings.progress('w-progress', 1)).toMatchObject([{ done: 585, doneAt: 3 }])
  })
})
