import { DateTime } from 'luxon'
import { beforeAll, describe, expect, it } from 'vitest'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { buildRoster } from '../../../shared/domain/directory/build-roster.ts'
import { anAlert } from '../../scenario/support/cap.ts'
import { twoVillages } from '../../scenario/support/village.ts'
import { type LocalDynamoDb, localDynamoDb } from '../support/tables.ts'
import { mortal } from './mortal.ts'
import type { ReceiverOrder } from './receiver.ts'

const receive = mortal<ReceiverOrder>('receiver')

describe('a receiver that is killed after an answer of the store', () => {
  let db: LocalDynamoDb

  beforeAll(async () => {
    db = await localDynamoDb()
    const writer = dynamoDbDirectoryWriter(db.client, db.tables.directory)
    const { manifest } = buildRoster('430182', '宁乡市', twoVillages(), 1, '2026-07-01')
    await writer.putManifest(manifest)
    const head = { county: '430182', name: '宁乡市', rev: 1, publishedImport: 'demo', problems: 0, expiredBelow: 0 }
    await writer.flip(undefined, head)
  })

  const run = async (xml: string, dieAfter?: number) => {
    const order: ReceiverOrder = { tables: db.tables, xml, ...(dieAfter !== undefined && { dieAfter }) }
    const { said } = await receive(order)
    return said
  }

  const begun = DateTime.now().setZone('Asia/Shanghai').startOf('minute').minus({ hours: 1 })
  const sentAt = (minutes: number): string => begun.plus({ minutes }).toISO({ suppressMilliseconds: true }) ?? ''
  const alertAs = async (identifier: string): Promise<string> =>
    (await run(anAlert({ identifier, sent: sentAt(0) }))).warning.id

  it('has taken an Update whole or not at all; sent again, it is taken once', { timeout: 120_000 }, async () => {
    const warnings = dynamoDbWarnings(db.client, db.tables.warnings)
    const id = await alertAs('A1')
    const update = (n: number) =>
      anAlert({ identifier: `U${n}`, msgType: 'Update', references: [['A1', sentAt(0)]], sent: sentAt(n) })
    const { calls } = await run(update(1))
    // Before anything is stored; around the audience and the commit, which are the last it writes.
    for (const [index, dieAfter] of [1, calls - 2, calls - 1, calls].entries()) {
      const n = index + 2
      expect(await run(update(n), dieAfter)).toBeUndefined()
      expect(await run(update(n))).toMatchObject({ kind: 'received', outcome: 'issued', seq: n + 1 })
      expect(await warnings.find(id)).toMatchObject({ seq: n + 1, lastSeq: n + 1, state: 'in-force' })
      expect(await warnings.audiences(id, n + 1)).toHaveLength(1)
    }
    const history = await warnings.history(id)
    expect(history.filter(({ issued }) => issued).map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1))
  })

  it('has taken a Cancel before it could say so; sent again, it is not a second one', async () => {
    const warnings = dynamoDbWarnings(db.client, db.tables.warnings)
    const id = await alertAs('B1')
    const cancel = anAlert({ identifier: 'C1', msgType: 'Cancel', references: [['B1', sentAt(0)]], sent: sentAt(1) })
    const another = await alertAs('B2')
    const same = anAlert({ identifier: 'C2', msgType: 'Cancel', references: [['B2', sentAt(0)]], sent: sentAt(1) })
    const { calls } = await run(cancel)
    expect(await run(same, calls)).toBeUndefined()
    expect(await run(same)).toMatchObject({ repeat: true, outcome: 'issued', seq: 2 })
    for (const one of [id, another])
      expect(await warnings.find(one)).toMatchObject({ state: 'cancelled', seq: 2, rev: 2 })
  })
})
