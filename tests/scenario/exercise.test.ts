import { describe, expect, it } from 'vitest'
import { showAlert } from '../../functions/show-alert/show-alert.ts'
import { demoRecords } from '../../infra/seed/main.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import {
  aCounty,
  type County,
  commands,
  commuter,
  day,
  drill,
  head,
  listed,
  marks,
  north,
  ordered,
  phones,
  silent,
  texts,
  withList,
  withoutOne,
} from './support/exercise.ts'

const posts = ({ carriers }: County) =>
  carriers.chat.taken.map(({ content }) => ('body' in content ? content.body : ''))

describe.each([
  ['Exercise', '【演练】', '演练，演练。'],
  ['Test', '【测试】', '测试，测试。'],
] as const)('a red warning whose status is %s', (status, written, said) => {
  const told = async () => {
    const here = await aCounty()
    const reception = await ordered(here, { identifier: 'X1', status })
    await here.drain()
    return { here, reception }
  }

  it('reaches those on the exercise list by every channel, and nobody else', async () => {
    const { here, reception } = await told()
    expect(reception.warning).toMatchObject({ status, state: 'in-force' })
    expect(phones(here)).toEqual([head, commuter])
    expect(here.carriers.chat.taken.map(({ address }) => address)).toEqual(['wecom:robot-1'])
    expect(commands(here).map(({ address, place }) => [address, place])).toEqual([['speaker-0-1', north]])
  })

  it('is told to be as large as the list, not as the county', async () => {
    const { reception } = await told()
    expect(reception.audience).toEqual({ villages: 2, groups: 0, phones: 2, rooms: 1, terminals: 1 })
  })

  it('says first in every text and speech what it is, and leads to no page', async () => {
    const { here, reception } = await told()
    for (const text of [...texts(here), ...posts(here)]) {
      expect(text.startsWith(written)).toBe(true)
      expect(text).not.toContain('http')
    }
    expect(commands(here).map(({ announcement }) => announcement.script.startsWith(said))).toEqual([true])
    const { warnings, clock } = here
    expect(await showAlert({ warnings, clock, zone: defaultPolicy.zone })(reception.warning.id)).toBeUndefined()
  })

  it('stands on no board: whoever boots now hears nothing of it', async () => {
    const { here } = await told()
    expect([...here.carriers.speakers.retained]).toEqual([])
    expect((await here.boards.read(north)).version).toBe(0)
  })

  it('opens nobody else: they are marked as not concerned, and counted nowhere', async () => {
    const { here } = await told()
    const others = marks(here).filter(({ state }) => state !== 'accepted')
    expect(new Set(others.map(({ state, reason, tries }) => `${state} ${reason} ${tries}`))).toEqual(
      new Set(['suppressed not-on-exercise-list 0', 'suppressed covered 0']),
    )
    // The commuter stands on the page of the south, too, and that is the only sheet there.
    expect(new Set(here.sheets.all().map(({ id }) => `${id.place} ${id.channel}`))).toEqual(
      new Set(['430182101000 group-chat', '430182101201 loudspeaker', '430182101201 sms', '430182101202 sms']),
    )
    const [progress] = await here.warnings.progress((await here.warnings.due(Number.MAX_SAFE_INTEGER, 9))[0] ?? '', 1)
    expect(progress?.expected).toBe(4)
  })
})

describe('the exercise list between plan and hand-over', () => {
  it.each([
    ['a phone', 'head-0', () => [commuter], 1, 1],
    ['a room', 'room-1', () => [head, commuter], 0, 1],
    ['a loudspeaker', 'speaker-0-1', () => [head, commuter], 1, 0],
  ] as const)(
    '%s that was taken off it hears nothing: the wall asks the newest revision',
    async (_, id, told, rooms, speakers) => {
      const here = await aCounty()
      await ordered(here, drill)
      await here.publish(withoutOne(id))
      await here.drain()
      expect(phones(here)).toEqual(told())
      expect([here.carriers.chat.taken.length, commands(here).length]).toEqual([rooms, speakers])
      const walled = marks(here).filter(({ reason }) => reason === 'exercise-wall')
      expect(walled.map(({ state }) => state)).toEqual(['suppressed'])
      expect(here.sheets.all().every(({ done }) => done)).toBe(true)
    },
  )

  it('somebody who left the village hears nothing', async () => {
    const here = await aCounty()
    await ordered(here, drill)
    const moved = withList(listed).map(record =>
      'id' in record && record.id === 'head-0' ? { ...record, validTo: '2026-06-30' } : record,
    )
    await here.publish(moved)
    await here.drain()
    expect(phones(here)).toEqual([commuter])
  })

  it('a number that was given up since is not called: it may be a stranger’s by now', async () => {
    const here = await aCounty()
    await ordered(here, drill)
    const renumbered = withList(listed).map(record =>
      record.kind === 'person' && record.id === 'head-0' ? { ...record, phone: '+8615400019999' } : record,
    )
    await here.publish(renumbered)
    await here.drain()
    expect(phones(here)).toEqual([commuter])
  })

  it('whoever came on it since takes part in the next one, not in this one', async () => {
    const here = await aCounty()
    await ordered(here, drill)
    await here.publish(withList(new Set([...listed, 'phone-0-2', 'speaker-1-1'])))
    await here.drain()
    expect(phones(here)).toEqual([head, commuter])
    expect(commands(here)).toHaveLength(1)
  })

  it('an Actual warning asks nobody for it', async () => {
    const here = await aCounty()
    await ordered(here, {})
    await here.publish(withList(new Set()))
    await here.drain()
    expect(phones(here)).toHaveLength(8)
  })

  it('an exercise where nobody is on it waits for somebody to say whom it is for', async () => {
    const here = await aCounty(day, withList(new Set()))
    expect(await ordered(here, drill)).toMatchObject({
      warning: { state: 'needs-targeting' },
      unresolved: [{ reason: 'nobody-on-exercise-list' }],
    })
    await here.until('2026-07-01T10:10:00+08:00')
    expect(silent(here)).toBe(true)
  })
})

describe('an exercise is stopped, held and lost as anything else', () => {
  it('a STOP before it is sent ends it, and nobody hears of it', async () => {
    const here = await aCounty()
    await here.stops.put({ scope: { all: true }, by: 'duty', at: here.clock.at })
    await ordered(here, drill)
    await here.drain()
    expect(silent(here)).toBe(true)
    const reasons = marks(here).map(({ state, reason }) => `${state} ${reason}`)
    expect(new Set(reasons)).toEqual(
      new Set(['suppressed stopped', 'suppressed not-on-exercise-list', 'suppressed covered']),
    )
  })

  it('by night it waits for the day, and is told to those who are still listed then', async () => {
    const here = await aCounty('2026-07-01T04:10:00+08:00')
    await ordered(here, { ...drill, colour: 'orange', event: '大风', code: '11B06' })
    await here.drain()
    expect(phones(here)).toEqual([head])
    await here.publish(withoutOne('phone-0-1'))
    await here.until('2026-07-01T06:35:00+08:00')
    expect(phones(here)).toEqual([head])
    expect(commands(here)).toHaveLength(1)
  })
})

describe('an exercise for the whole of 宁乡市', () => {
  /** Of every village all with a duty, and of the others few: nobody else of the demo is listed, so that a test need not wait for them. */
  const someOfAll = () =>
    [...demoRecords('430182')].filter(record => !('id' in record && /-(s0[1-9]\d|s[12]\d\d|t[1-9]\d)$/.test(record.id)))

  it('reaches the twelve people, three loudspeakers and one room of the demo, and nobody else', async () => {
    const here = await aCounty(day, someOfAll())
    const { audience } = await ordered(here, drill)
    expect(audience).toEqual({ villages: 4, groups: 0, phones: 12, rooms: 1, terminals: 3 })
    await here.drain()
    expect(new Set(phones(here)).size).toBe(12)
    expect([phones(here).length, here.carriers.chat.taken.length, commands(here).length]).toEqual([12, 1, 3])
    expect(here.sheets.all()).toHaveLength(4 + 3 + 1)
    expect([...here.carriers.speakers.retained]).toEqual([])
  })
})
