import { describe, expect, it } from 'vitest'
import { endSheet } from '../../functions/record-dead-letter/end-sheet.ts'
import type { SendMessage } from '../../shared/contracts/queue-messages.ts'
import type { Status } from '../../shared/domain/cap/alert.ts'
import { byCode } from '../../shared/domain/place.ts'
import { plannedSheets } from '../../shared/domain/sheets/planned-sheets.ts'
import { defaultPolicy as policy } from '../../shared/policy/default-policy.ts'
import {
  aCounty,
  type County,
  commuter,
  drill,
  head,
  listed,
  marks,
  north,
  ordered,
  phones,
  phonesOf,
  texts,
  withList,
} from './support/exercise.ts'

/** Puts a seq 2 of another status behind the door's back, as a defect of ours would. */
const smuggle = async ({ warnings }: County, id: string, status: Status, msgType: 'Update' | 'Cancel') => {
  const [from, first, audiences] = await Promise.all([
    warnings.find(id),
    warnings.alert(id, 1),
    warnings.audiences(id, 1),
  ])
  if (!from || !first) throw new Error('nothing to follow')
  await warnings.putAudiences(audiences.map(audience => ({ ...audience, seq: 2 })))
  const alert = { ...first, seq: 2, alert: { ...first.alert, identifier: 'X2', status, msgType } }
  const to = { ...from, rev: from.rev + 1, seq: 2, lastSeq: 2 }
  const history = { warning: id, rev: to.rev, at: 1, by: 'nobody', action: 'receive' as const, seq: 2, to: to.state }
  const committed = await warnings.commit({ changes: [{ from, to, alert, history, issue: true }] })
  if (committed !== 'committed') throw new Error('not smuggled')
}

const messagesOf = async ({ warnings, directory }: County, id: string): Promise<SendMessage[]> => {
  const [issued, audience] = await Promise.all([warnings.alert(id, 1), warnings.audience(id, 1, '430182')])
  if (!issued || !audience) throw new Error('nothing was planned')
  const sheets = plannedSheets(policy, issued, audience, await directory.manifest('430182', audience.dirRev))
  return sheets.map(sheet => ({ v: 1, kind: 'send', seq: 1, lane: issued.lane, sheet }))
}

describe('were the door left open', () => {
  it.each(['Update', 'Cancel'] as const)(
    'an exercise %s on the sheets of a warning would still reach only who takes part',
    async msgType => {
      const here = await aCounty()
      const { warning } = await ordered(here, { identifier: 'X1' })
      await here.drain()
      const before = here.carriers.sms.taken.length
      const boards = [...here.carriers.speakers.retained].map(([, board]) => board.inForce)
      await smuggle(here, warning.id, 'Exercise', msgType)
      await here.drain()
      expect(phonesOf(here.carriers.sms.taken.slice(before))).toEqual([head, commuter])
      expect(
        texts(here)
          .slice(before)
          .every(text => text.startsWith('【演练】')),
      ).toBe(true)
      // The sheets that it took over name everybody who heard the warning; none of them is owed an exercise.
      const second = marks(here).filter(({ reason }) => reason === 'not-on-exercise-list')
      expect(second.length).toBeGreaterThan(0)
      expect([...here.carriers.speakers.retained].map(([, board]) => board.inForce)).toEqual(boards)
    },
  )

  it('an exercise Cancel of a warning would silence it on no loudspeaker but one', async () => {
    const here = await aCounty()
    const { warning } = await ordered(here, { identifier: 'X1' })
    await here.drain()
    await smuggle(here, warning.id, 'Test', 'Cancel')
    await here.drain()
    const standing = here.carriers.speakers.retained.get(north)?.inForce.map(({ id }) => id)
    expect(standing).toEqual([`${warning.id}.1`])
  })
})

describe('a message of an exercise that dies', () => {
  it('ends as dead for those who take part, and concerns nobody else', async () => {
    const here = await aCounty()
    const { warning } = await ordered(here, drill)
    const messages = await messagesOf(here, warning.id)
    here.loseMessages()
    const queue = { send: () => Promise.reject(new Error('it has died twice')) }
    for (const message of messages) await endSheet({ ...here, policy, queue }, { ...message, again: true })
    const ended = marks(here).filter(({ state }) => state !== 'suppressed')
    expect(new Set(ended.map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(['failed dead-letter']))
    // Without the page nobody knows that the commuter is reached elsewhere: that errs on the side of being shown.
    expect(ended.map(({ channel }) => channel).toSorted(byCode)).toEqual([
      'group-chat',
      'loudspeaker',
      'sms',
      'sms',
      'sms',
    ])
    expect(phones(here)).toEqual([])
  })
})

describe('a lost message of an exercise', () => {
  it('is sent again by the watch to the same people, once', async () => {
    const here = await aCounty()
    await ordered(here, drill)
    here.loseMessages()
    await here.until('2026-07-01T10:05:00+08:00')
    expect(phones(here)).toEqual([head, commuter])
    expect(here.sheets.all().every(({ done }) => done)).toBe(true)
  })
})

describe('the exercise list', () => {
  it('cannot be widened by a second place: one flag of a phone holds wherever it stands, and none where none does', async () => {
    const both = withList(listed).map(record =>
      'id' in record && record.id === 'phone-0-1' ? { ...record, exercise: false } : record,
    )
    const here = await aCounty(undefined, both)
    await ordered(here, drill)
    await here.drain()
    // Neither row of the commuter is flagged.
    expect(phones(here)).toEqual([head])
  })

  it('takes nobody by the name of another: an id that moved to another phone is not the one that was listed', async () => {
    const here = await aCounty()
    await ordered(here, drill)
    const swapped = withList(listed).map(record => {
      if (record.kind !== 'person') return record
      if (record.id === 'head-0') return { ...record, phone: '+8615400010002' }
      return record.id === 'phone-0-2' ? { ...record, phone: head } : record
    })
    await here.publish(swapped)
    await here.drain()
    expect(phones(here)).toEqual([commuter])
  })
})
