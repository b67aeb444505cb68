import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { dynamoDbNotices } from '../../../shared/adapters/dynamodb/notices.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { memoryNotices } from '../../../shared/adapters/memory/notices.ts'
import type { NoticeDesk, PlannedNotice } from '../../../shared/domain/notices/planned-notice.ts'
import type { Notices } from '../../../shared/ports/notices.ts'
import { localDynamoDb } from '../support/tables.ts'

const at = Date.parse('2027-02-04T15:00:00+08:00')
const dayMs = 24 * 3_600_000
const area = '430182'
const planned = (key: string, more: Partial<PlannedNotice> = {}): PlannedNotice => ({
  ...{ area, key, rev: 1, state: 'draft', notice: 'R02', name: { zh: '春节值班值守', en: 'On duty at New Year' } },
  ...{ rule: 'holiday 春节 start -1d 15:00', why: { zh: '春节前 1 天', en: '1 day before' }, at, date: '2027-02-04' },
  ...{ zone: 'Asia/Shanghai', audience: ['duty-officer'], channels: ['sms'], texts: { zh: '春节期间请值班。' } },
  ...{ signature: '宁乡应急', unapproved: 'wait', fallback: true, dueAt: at },
  ...more,
})
const desk = (more: Partial<NoticeDesk> = {}): NoticeDesk => ({
  ...{ area, rev: 1, reminders: 0, plannedUntil: at, standing: ['w1'], dueAt: at - dayMs },
  ...more,
})

const inDynamoDb = async (): Promise<Notices> => {
  const { client, tables } = await localDynamoDb()
  return dynamoDbNotices(client, tables.warnings)
}

describe.each([
  ['memory', async () => memoryNotices()],
  ['DynamoDB', inDynamoDb],
])('planned notices in %s', (_, open) => {
  let notices: Notices = memoryNotices()
  beforeEach(async () => {
    notices = await open()
  })
  const plan = (...all: PlannedNotice[]) => notices.commit({ notices: all.map(to => ({ to })) })

  it('are kept as they are, with the desk that planned them', async () => {
    const one = planned('R02/eve/holiday 春节 2027', {
      cause: { rule: 'condition', warnings: ['w1'] },
      moved: { from: at - dayMs, at, by: 'holiday-table' },
      decided: { by: 'officer', at, decision: 'approve', maxRecipients: 100_000 },
    })
    expect(await notices.desk(area)).toBeUndefined()
    expect(await notices.commit({ notices: [{ to: one }], desk: { to: desk() } })).toBe('committed')
    expect(await notices.find(area, one.key)).toEqual(one)
    expect(await notices.desk(area)).toEqual(desk())
    expect(await notices.find('152529', one.key)).toBeUndefined()
  })

  it('of a span are those due from its first moment on and before its last, by time', async () => {
    await plan(planned('c', { at: at + 2 }), planned('b', { at: at + 1 }), planned('a'), planned('z', { at: at - 1 }))
    await plan(planned('a', { area: '43018' }))
    const found = await notices.planned(area, { from: at, until: at + 2 })
    expect(found.map(({ key }) => key)).toEqual(['a', 'b'])
  })

  it('that ended are still found', async () => {
    await plan(planned('a', { state: 'told', warning: 'w9' }))
    expect(await notices.planned(area, { from: at, until: at + 1 })).toMatchObject([{ state: 'told', warning: 'w9' }])
  })

  it('change on the rev they were read at, and for one writer only', async () => {
    const first = planned('a')
    await plan(first)
    const change = () => notices.commit({ notices: [{ from: first, to: { ...first, rev: 2, state: 'approved' } }] })
    expect((await Promise.all([change(), change()])).toSorted()).toEqual(['committed', 'moved'])
    expect(await change()).toBe('moved')
    expect(await notices.find(area, 'a')).toMatchObject({ rev: 2, state: 'approved' })
  })

  it('change all together or not at all, the desk among them', async () => {
    const [a, b] = [planned('a'), planned('b')]
    await plan(a)
    const to = { ...a, rev: 2, state: 'approved' as const }
    expect(
      await notices.commit({
        notices: [
          { from: a, to },
          { from: b, to: { ...b, rev: 2 } },
        ],
      }),
    ).toBe('moved')
    expect(await notices.commit({ notices: [{ from: a, to }], desk: { from: desk(), to: desk({ rev: 2 }) } })).toBe(
      'moved',
    )
    expect(await notices.find(area, 'a')).toEqual(a)
    expect(await notices.find(area, 'b')).toBeUndefined()
  })

  it('that are known cannot come as new: no occurrence is planned twice', async () => {
    await plan(planned('a', { state: 'rejected' }))
    expect(await plan(planned('a'), planned('b'))).toBe('moved')
    expect(await notices.find(area, 'a')).toMatchObject({ state: 'rejected' })
    expect(await notices.find(area, 'b')).toBeUndefined()
    expect(await notices.commit({ notices: [], desk: { to: desk() } })).toBe('committed')
    expect(await notices.commit({ notices: [], desk: { to: desk() } })).toBe('moved')
  })

  it('and desks are due when their time has passed, the oldest first', async () => {
    const { dueAt: _, ...never } = planned('never')
    await plan(planned('late', { dueAt: at }), planned('later', { dueAt: at + 1 }), never)
    await notices.commit({ notices: [], desk: { to: desk({ dueAt: at - 1 }) } })
    expect(await notices.due(at - 2, 10)).toEqual([])
    expect(await notices.due(at, 10)).toEqual([{ area }, { area, key: 'late' }])
    expect(await notices.due(at + dayMs, 2)).toEqual([{ area }, { area, key: 'late' }])
  })

  it('that ended with nothing ahead are due no more', async () => {
    const first = planned('a')
    await plan(first)
    const { dueAt: _, ...rest } = first
    await notices.commit({ notices: [{ from: first, to: { ...rest, rev: 2, state: 'told' } }] })
    expect(await notices.due(at + dayMs, 10)).toEqual([])
  })

  it('take a hundred changes at once', async () => {
    const all = Array.from({ length: 99 }, (_, n) => planned(`n-${n}`))
    const committed = await notices.commit({ notices: all.map(to => ({ to })), desk: { to: desk() } })
    expect(committed).toBe('committed')
    expect(await notices.planned(area, { from: at, until: at + 1 })).toHaveLength(99)
  })
})

describe('planned notices in the table of the warnings', () => {
  it('are never due as warnings, and stay until 400 days after they were due', async () => {
    const { client, tables } = await localDynamoDb()
    const notices = dynamoDbNotices(client, tables.warnings)
    const told = planned('told', { state: 'told' })
    await notices.commit({ notices: [{ to: planned('ahead') }, { to: told }], desk: { to: desk() } })
    expect(await dynamoDbWarnings(client, tables.warnings).due(at + dayMs, 10)).toEqual([])
    const timeToLive = async (key: string): Promise<unknown> => {
      const Key = { pk: `N#${area}`, sk: `P#${key}` }
      return (await client.send(new GetCommand({ TableName: tables.warnings, Key }))).Item?.ttl
    }
    expect(await timeToLive('ahead')).toBeUndefined()
    expect(await timeToLive('told')).toBe((at + 400 * dayMs) / 1000)
  })
})
