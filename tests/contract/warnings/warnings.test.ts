import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { memoryWarnings } from '../../../shared/adapters/memory/warnings.ts'
import { issued } from '../../../shared/domain/series/pending.ts'
import type { Audience, Warning } from '../../../shared/domain/series/warning.ts'
import type { Commit, Warnings } from '../../../shared/ports/warnings.ts'
import { rainIssued } from '../../fixtures/rainstorm.ts'
import { aPending, aWarning, committed } from '../../fixtures/warning.ts'
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

const seriesOf = (change: Partial<Warning> = {}, note = '暴雨') => {
  const to = aWarning({ id: `w${randomUUID()}`, ...change })
  const alert = rainIssued({ note }, { warning: to.id, edition: randomUUID() })
  return { to, alert, commit: committed(to, alert) }
}

const moved = (from: Warning, change: Partial<Warning>): Commit => {
  const to = { ...from, ...change, rev: from.rev + 1 }
  const history = {
    warning: to.id,
    rev: to.rev,
    at: 2_000,
    by: 'tick',
    action: 'expire',
    from: from.state,
    to: to.state,
  }
  return { changes: [{ from, to, history, issue: false }] }
}

describe.each(stores)('the warnings in %s', (_, open) => {
  let warnings: Warnings
  beforeAll(async () => {
    warnings = await open()
  })

  it('give back a warning, its Alert, its identity and its history as they were committed', async () => {
    const { to, alert, commit } = seriesOf()
    expect(await warnings.commit(commit)).toBe('committed')
    expect(await warnings.find(to.id)).toEqual(to)
    expect(await warnings.alert(to.id, 1)).toEqual(alert)
    expect(await warnings.identity(commit.identity?.identity ?? '')).toEqual(commit.identity?.known)
    expect(await warnings.history(to.id)).toEqual(commit.changes.map(({ history }) => history))
  })

  it('take one identity once, whoever comes first', async () => {
    const { commit } = seriesOf()
    const answers = await Promise.all([warnings.commit(commit), warnings.commit(commit), warnings.commit(commit)])
    expect(answers.sort()).toEqual(['committed', 'moved', 'moved'])
  })

  it('hold an Alert of a megabyte, even one that does not shrink', async () => {
    const { to, alert, commit } = seriesOf({}, randomBytes(500_000).toString('hex'))
    await warnings.commit(commit)
    expect(await warnings.alert(to.id, 1)).toEqual(alert)
  })

  it('know nothing of what was never added', async () => {
    expect(await warnings.find('w-none')).toBeUndefined()
    expect(await warnings.alert('w-none', 1)).toBeUndefined()
    expect(await warnings.identity('nobody,nothing,never')).toBeUndefined()
  })

  it('move a warning on its revision, and keep the history in order', async () => {
    const { to, commit } = seriesOf()
    await warnings.commit(commit)
    expect(await warnings.commit(moved(to, { state: 'expired' }))).toBe('committed')
    expect(await warnings.commit(moved(to, { state: 'cancelled' }))).toBe('moved')
    expect((await warnings.find(to.id))?.state).toBe('expired')
    expect((await warnings.history(to.id)).map(({ rev }) => rev)).toEqual([1, 2])
  })

  it('move several series together, or none of them', async () => {
    const [one, other] = [seriesOf(), seriesOf()]
    for (const { commit } of [one, other]) await warnings.commit(commit)
    await warnings.commit(moved(other.to, { colour: 'blue' }))
    const both = [one, other].flatMap(({ to }) => moved(to, { state: 'cancelled' }).changes)
    expect(await warnings.commit({ changes: both })).toBe('moved')
    expect((await warnings.find(one.to.id))?.state).toBe('in-force')
  })

  it('send in several series at once what waited in them, each Alert as it is when it is sent', async () => {
    const waiting = [1, 2].map(() => {
      const id = `w${randomUUID()}`
      const pending = aPending('awaiting-approval', { seq: 1, call: 'w-call', calls: 3 })
      const to = aWarning({ id, state: 'awaiting-approval', seq: 0, pending })
      return { to, alert: rainIssued({}, { warning: id, edition: randomUUID() }) }
    })
    for (const { to, alert } of waiting) await warnings.commit(committed(to, alert))
    expect(await warnings.find(waiting[0]?.to.id ?? '')).toEqual(waiting[0]?.to)
    const move = { by: 'officer', at: 7_000, action: 'approve' }
    const changes = waiting.map(({ to, alert }) => issued(to, { alert, identity: 'i', counties: to.counties }, move))
    expect(await warnings.commit({ changes })).toBe('committed')
    for (const { to, alert } of waiting) {
      const now = await warnings.find(to.id)
      expect(now).toMatchObject({ state: 'in-force', seq: 1, rev: 2, issuedAt: 7_000 })
      expect(now?.pending).toBeUndefined()
      expect(await warnings.alert(to.id, 1)).toEqual({ ...alert, issuedAt: 7_000 })
      expect((await warnings.history(to.id)).map(({ by, action }) => `${by} ${action}`)).toEqual([
        'met-office receive',
        'officer approve',
      ])
    }
    expect(await warnings.commit({ changes })).toBe('moved')
  })

  it('bury what nobody knows yet under its follower, and let it take its place when it comes', async () => {
    const { to, commit } = seriesOf()
    const late = `late-${to.id}`
    const tombstone = {
      kind: 'tombstone',
      warning: to.id,
      seq: 1,
      msgType: 'Cancel',
      by: { source: 's', area: '43' },
    } as const
    await warnings.commit({ ...commit, tombstones: [{ identity: late, known: tombstone }] })
    expect(await warnings.identity(late)).toEqual(tombstone)

    const { to: own, alert } = seriesOf()
    const arrives = committed(own, alert, { identity: late })
    expect(await warnings.commit(arrives)).toBe('moved')
    const instead = arrives.identity && { ...arrives.identity, instead: 'tombstone' as const }
    expect(await warnings.commit({ ...arrives, ...(instead && { identity: instead }) })).toBe('committed')
    expect(await warnings.identity(late)).toMatchObject({ kind: 'alert', warning: own.id })

    const again = seriesOf()
    const buried = { ...again.commit, tombstones: [{ identity: late, known: tombstone }] }
    expect(await warnings.commit(buried)).toBe('moved')
    expect(await warnings.find(again.to.id)).toBeUndefined()
  })

  it('name what is due, oldest first, and forget what has nothing ahead', async () => {
    const [late, soon, never] = [seriesOf({ dueAt: 500 }), seriesOf({ dueAt: 400 }), seriesOf()]
    for (const { commit } of [late, soon, never]) await warnings.commit(commit)
    expect(await warnings.due(450, 10)).toEqual([soon.to.id])
    expect(await warnings.due(600, 10)).toEqual([soon.to.id, late.to.id])
    expect(await warnings.due(600, 1)).toEqual([soon.to.id])
    await warnings.setDue(soon.to, undefined)
    await warnings.setDue(late.to, 700)
    expect(await warnings.due(600, 10)).toEqual([])
    expect((await warnings.find(late.to.id))?.dueAt).toBe(700)
  })

  it('leave to whoever moved a warning when it is due', async () => {
    const { to, commit } = seriesOf({ dueAt: 500 })
    await warnings.commit(commit)
    await warnings.commit(moved(to, { dueAt: 450 }))
    await warnings.setDue(to, 900)
    expect((await warnings.find(to.id))?.dueAt).toBe(450)
    await warnings.setDue({ id: to.id, rev: 2 }, undefined)
  })

  it('keep the audience of each county of an Alert, whatever another attempt put for the same seq', async () => {
    const { to, alert, commit } = seriesOf()
    const audience = (county: string, edition: string): Audience => ({
      warning: to.id,
      seq: 1,
      edition,
      county,
      dirRev: 3,
      buckets: 2,
      places: [`${county}101201`],
      joined: { [`${county}101201`]: 1 },
    })
    const own = audience('430182', alert.edition)
    await warnings.putAudiences([own, audience('152529', alert.edition)])
    expect(await warnings.audience(to.id, 1, '430182')).toBeUndefined()
    expect(await warnings.audience(to.id, 1, '430182', alert.edition)).toEqual(own)
    expect(await warnings.audience(to.id, 1, '430181', alert.edition)).toBeUndefined()
    await warnings.commit(commit)
    const lost = { ...audience('430182', 'lost'), dirRev: 4 }
    await warnings.putAudiences([lost])
    expect(await warnings.audience(to.id, 1, '430182', 'lost')).toEqual(lost)
    expect(await warnings.audience(to.id, 1, '430182')).toEqual(own)
    expect(await warnings.audience(to.id, 2, '430182')).toBeUndefined()
    expect(await warnings.audiences(to.id, 1)).toHaveLength(2)
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
