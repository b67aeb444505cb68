import { beforeEach, describe, expect, it } from 'vitest'
import { recordDeadLetter } from '../../../../functions/record-dead-letter/record-dead-letter.ts'
import { memoryLostMessages } from '../../../../shared/adapters/memory/lost-messages.ts'
import type { SendMessage } from '../../../../shared/contracts/queue-messages.ts'
import type { Mark } from '../../../../shared/domain/sheets/mark.ts'
import { allMarks } from '../../../../shared/domain/sheets/sheet-marks.ts'
import { defaultPolicy } from '../../../../shared/policy/default-policy.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { empty, type Handed, hills, issuedAt, warningWorld } from '../../support/warning-world.ts'

describe('a dead letter', () => {
  let world: Awaited<ReturnType<typeof warningWorld>>
  let lost: ReturnType<typeof memoryLostMessages>
  let log: ReturnType<typeof recordingLog>
  let record: (body: unknown, id?: string) => Promise<unknown>
  let sentAgain: SendMessage[]
  const firstMessage = (place = hills): SendMessage => ({
    v: 1,
    kind: 'send',
    seq: 1,
    lane: 'urgent',
    sheet: world.sheetId(place, 'sms'),
  })
  /** It died once. */
  const sendMessage = (place = hills): SendMessage => ({ ...firstMessage(place), again: true })
  const marks = async (): Promise<Pick<Mark, 'state' | 'reason'>[]> => {
    const sheet = await world.sheets.read(world.sheetId(hills, 'sms'))
    return sheet ? allMarks(sheet).map(({ state, reason }) => ({ state, reason })) : []
  }
  /** As a worker left it: not done. */
  const interrupted = async (handed: Handed[], claimedForMs = 0): Promise<void> => {
    await world.hand(hills, 'sms', handed)
    const sheet = await world.sheets.read(world.sheetId(hills, 'sms'))
    const claim = { token: 'worker', until: world.clock.at + claimedForMs }
    if (sheet) await world.sheets.write({ ...sheet, done: false, claim })
  }

  beforeEach(async () => {
    world = await warningWorld()
    lost = memoryLostMessages()
    log = recordingLog()
    sentAgain = []
    const handle = recordDeadLetter({
      sheets: world.sheets,
      warnings: world.warnings,
      directory: world.ports.directory,
      queue: { send: async messages => void sentAgain.push(...messages) },
      policy: defaultPolicy,
      lost,
      log,
    })
    record = (body, id = 'm1') =>
      handle({ id, queue: 'dead', sentAt: issuedAt, body: typeof body === 'string' ? body : JSON.stringify(body) })
  })

  it('of a sheet sends it once more: whoever reads this sees that the store is back', async () => {
    await interrupted([['accepted'], ['open'], ['planned']])
    expect(await record(firstMessage())).toEqual({ kind: 'done' })
    expect(sentAgain).toEqual([sendMessage()])
    expect((await marks()).map(({ state }) => state)).toEqual(['accepted', 'open', 'planned'])
    expect(log.lines).toMatchObject([{ code: 'dead-letter-sheet', fields: { reason: 'sent-again', warning: 'w1' } }])
    expect(lost.kept.size).toBe(1)
  })

  it('of a sheet that no worker ever reached sends it once more', async () => {
    await record(firstMessage())
    expect(sentAgain).toEqual([sendMessage()])
    expect(world.sheets.all()).toEqual([])
  })

  it('of a warning that is over sends nothing again', async () => {
    await interrupted([['planned']])
    world.clock.at = Number.MAX_SAFE_INTEGER
    expect(await record(firstMessage())).toEqual({ kind: 'done' })
    expect(sentAgain).toEqual([])
    expect(await marks()).toEqual([{ state: 'failed', reason: 'dead-letter' }])
  })

  it('of a sheet that is finished, or that somebody still works on, sends nothing again', async () => {
    await world.hand(hills, 'sms', [['accepted']])
    await record(firstMessage())
    await interrupted([['open']], 9_000)
    expect(await record(firstMessage(), 'm2')).toEqual({ kind: 'back', seconds: 9 })
    expect(sentAgain).toEqual([])
  })

  it('of a sheet that died before ends what is open there, and nothing else', async () => {
    await interrupted([['accepted'], ['open'], ['planned']])
    expect(await record(sendMessage())).toEqual({ kind: 'done' })
    expect(await marks()).toEqual([
      { state: 'accepted', reason: 'none' },
      { state: 'unknown', reason: 'dead-letter' },
      { state: 'failed', reason: 'dead-letter' },
    ])
    expect(lost.kept.size).toBe(1)
  })

  it('twice is once', async () => {
    await interrupted([['accepted'], ['open'], ['planned']])
    await record(sendMessage())
    const after = await world.sheets.read(world.sheetId(hills, 'sms'))
    expect(await record(sendMessage())).toEqual({ kind: 'done' })
    expect(await world.sheets.read(world.sheetId(hills, 'sms'))).toEqual(after)
    expect(lost.kept.size).toBe(1)
  })

  it('of a sheet that somebody still works on comes back', async () => {
    await interrupted([['open']], 9_000)
    expect(await record(sendMessage())).toEqual({ kind: 'back', seconds: 9 })
    expect(await marks()).toEqual([{ state: 'open', reason: 'none' }])
    world.clock.at += 9_000
    expect(await record(sendMessage())).toEqual({ kind: 'done' })
    expect(await marks()).toEqual([{ state: 'unknown', reason: 'dead-letter' }])
  })

  it('of a sheet that a newer Alert owns is only recorded', async () => {
    await interrupted([['open']])
    const sheet = await world.sheets.read(world.sheetId(hills, 'sms'))
    if (sheet) await world.sheets.supersede(sheet, { ...sheet, seq: 2 })
    expect(await record(sendMessage())).toEqual({ kind: 'done' })
    expect(await marks()).toEqual([{ state: 'open', reason: 'none' }])
    expect(log.lines).toMatchObject([{ code: 'dead-letter-sheet', fields: { reason: 'overtaken', warning: 'w1' } }])
  })

  it('of a sheet that no worker ever reached leaves marks all the same', async () => {
    expect(await record(sendMessage())).toEqual({ kind: 'done' })
    expect(await marks()).toEqual(Array.from({ length: 3 }, () => ({ state: 'failed', reason: 'dead-letter' })))
  })

  it('of a sheet of a warning that was never stored, or of a place without any, is only recorded', async () => {
    const { sheet, ...message } = sendMessage()
    expect(await record({ ...message, sheet: { ...sheet, warning: 'w9' } })).toEqual({ kind: 'done' })
    expect(await record({ ...message, sheet: { ...sheet, place: '430182999001' } }, 'm2')).toEqual({ kind: 'done' })
    expect(world.sheets.all()).toEqual([])
    expect(lost.kept.size).toBe(2)
  })

  it('of a village without phones ends an empty sheet', async () => {
    expect(await record(sendMessage(empty))).toEqual({ kind: 'done' })
    expect(world.sheets.all()).toMatchObject([{ done: true, marks: new Uint32Array(0) }])
  })

  it.each([
    ['plan', { v: 1, kind: 'plan', warning: 'w1', seq: 1, county: '430182', lane: 'urgent' }],
    ['watch', { v: 1, kind: 'watch', warning: 'w1', seq: 1, county: '430182', lane: 'urgent', n: 3 }],
    ['the outbox', { requestContext: {}, DDBStreamBatchInfo: { streamArn: 'arn', shardId: 's', batchSize: 1 } }],
  ])('of %s makes the tick look now', async (_, body) => {
    expect(await world.warnings.due(world.clock.at, 9)).toEqual([])
    expect(await record(body)).toEqual({ kind: 'done' })
    expect(await world.warnings.due(world.clock.at, 9)).toEqual(['w1'])
  })

  it('of a warning that is over brings it back to nobody', async () => {
    await world.warnings.setDue({ id: 'w1', rev: 1 }, undefined)
    await record({ v: 1, kind: 'plan', warning: 'w1', seq: 1, county: '430182', lane: 'urgent' })
    expect(await world.warnings.due(Number.MAX_SAFE_INTEGER, 9)).toEqual([])
  })

  it.each(['not JSON +8615400000001', '{"v":1,"kind":"receipt"}', '{"kind":"send"}', 'null', ''])(
    'that says %j is kept as it is, and no word of it is logged',
    async body => {
      expect(await record(body)).toEqual({ kind: 'done' })
      expect([...lost.kept.values()]).toEqual([{ id: 'm1', queue: 'dead', sentAt: issuedAt, body }])
      expect(log.lines).toMatchObject([{ code: 'dead-letter-kept', fields: { queue: 'dead', requestId: 'm1' } }])
      expect(JSON.stringify(log.lines)).not.toContain('154')
    },
  )
})
