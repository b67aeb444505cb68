import { describe, expect, it } from 'vitest'
import { DirectoryRecord } from '../../shared/domain/directory/directory.ts'
import { anAlert } from './support/cap.ts'
import { metOffice } from './support/county.ts'
import {
  aCounty,
  commuter,
  day,
  drill,
  head,
  listed,
  north,
  ordered,
  phones,
  texts,
  type Words,
  withList,
} from './support/exercise.ts'

describe('the duty officers', () => {
  const group = 'G-430182-duty'
  const officer = (id: string, phone: string, exercise: boolean) =>
    DirectoryRecord.parse({
      ...{ kind: 'person', id, place: group, name: '某', phone, role: 'duty', exercise },
    })
  const [onList, notOnList] = ['+8615400018888', '+8615400018889'] as const
  const officers = [
    DirectoryRecord.parse({ kind: 'group', code: group, name: '值班组', onDutyFor: ['430182000000'] }),
    officer('officer-1', onList, true),
    officer('officer-2', notOnList, false),
  ]
  const staffed = () => aCounty(day, [...withList(listed), ...officers])

  it('are in the audience of no exercise, however much they are on the list', async () => {
    const here = await staffed()
    await ordered(here, drill)
    await here.drain()
    expect(phones(here)).toEqual([head, commuter])
  })

  it('are told of an exercise that waits as of an exercise, and only those who take part', async () => {
    const here = await staffed()
    const reception = await ordered(here, drill, { ...metOffice, levels: ['blue'] })
    expect(reception.warning).toMatchObject({ status: 'Exercise', pending: { state: 'awaiting-approval' } })
    await here.drain()
    expect(phones(here)).toEqual([onList])
    expect(texts(here).every(text => text.startsWith('【演练】'))).toBe(true)
    const waiting = await here.warnings.find(reception.warning.id)
    const call = waiting?.pending?.call
    expect(await here.warnings.find(call ?? '')).toMatchObject({ purpose: 'duty-call', status: 'Exercise' })
  })

  it('are all told of a warning that waits', async () => {
    const here = await staffed()
    await ordered(here, {}, { ...metOffice, levels: ['blue'] })
    await here.drain()
    expect(phones(here)).toEqual([onList, notOnList])
  })
})

describe('an exercise and a warning keep apart', () => {
  const follow = (status: 'Actual' | 'Exercise' | 'Test', msgType: 'Update' | 'Cancel'): Words => ({
    identifier: 'X2',
    status,
    msgType,
    references: ['X1'],
  })

  it.each([
    ['Actual', 'Exercise'],
    ['Actual', 'Test'],
    ['Exercise', 'Actual'],
    ['Exercise', 'Test'],
    ['Test', 'Actual'],
  ] as const)('%s is followed by no Update or Cancel whose status is %s', async (first, second) => {
    const here = await aCounty()
    await ordered(here, { identifier: 'X1', status: first })
    await here.drain()
    const before = [here.carriers.sms.taken.length, here.carriers.speakers.taken.length]
    for (const msgType of ['Update', 'Cancel'] as const) {
      const refusal = await here.receive(anAlert(follow(second, msgType)))
      expect(refusal).toMatchObject({ kind: 'refused', reasons: [{ code: 'status-mismatch' }] })
    }
    await here.drain()
    expect([here.carriers.sms.taken.length, here.carriers.speakers.taken.length]).toEqual(before)
  })

  it.each(['Update', 'Cancel'] as const)(
    'an exercise %s of a warning that has not come yet says nothing of it',
    async msgType => {
      const here = await aCounty()
      await here.receive(anAlert(follow('Exercise', msgType)))
      await here.drain()
      expect(await ordered(here, { identifier: 'X1' })).toMatchObject({
        warning: { state: 'in-force', status: 'Actual' },
      })
      await here.drain()
      expect(texts(here).filter(text => !text.includes('演练'))).toHaveLength(8)
    },
  )

  it('a Cancel of an exercise is told to whom the exercise reached, as an exercise', async () => {
    const here = await aCounty()
    await ordered(here, drill)
    await here.drain()
    await ordered(here, { ...follow('Exercise', 'Cancel'), wordless: true, sent: '2026-07-01T10:05:00+08:00' })
    await here.drain()
    expect(phones(here)).toEqual([head, head, commuter, commuter])
    expect(texts(here).every(text => text.startsWith('【演练】'))).toBe(true)
    const silenced = here.carriers.speakers.taken.flatMap(one => (one.kind === 'cancel' ? [one.address] : []))
    expect(silenced).toEqual(['speaker-0-1'])
    expect([...here.carriers.speakers.retained]).toEqual([])
  })

  it('an exercise beside a warning in force leaves its board as it is', async () => {
    const here = await aCounty()
    await ordered(here, {})
    await here.drain()
    const board = here.carriers.speakers.retained.get(north)
    await ordered(here, drill)
    await here.drain()
    expect(here.carriers.speakers.retained.get(north)).toEqual(board)
    expect(JSON.stringify([...here.carriers.speakers.retained])).not.toContain('演练')
  })
})
