import { beforeAll, describe, expect, inject, it } from 'vitest'
import { exampleFile } from '../../../infra/cli/cap-file.ts'
import { demoRecords } from '../../../infra/seed/main.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import { type Measured, run } from '../../cost/run/run.ts'
import { type Tally, tallyOf } from '../../cost/tally.ts'

const at = Date.UTC(2026, 6, 1, 4)
const aMillionAMinute = 1_000_000 / 60

/** Four towns of the demo county, with all their phones and nothing else: all their sheets are in one partition, the worst that can be. */
const fourTowns = (): DirectoryRecord[] =>
  [...demoRecords('430182')].filter(
    record => record.kind === 'area' || (record.kind === 'person' && /^43018200[1-4]/.test(record.place)),
  )

describe.each(['alibaba', 'tencent'] as const)('a million phones a minute through %s, receipts included', carrier => {
  let measured: Measured
  let tally: Tally
  beforeAll(async () => {
    const directory = { county: '430182', name: '宁乡市', records: fourTowns() }
    const endpoint = inject('dynamoDbEndpoint')
    measured = await run({ endpoint, directory, document: exampleFile(at), carrier, perSecond: aMillionAMinute, at })
    tally = tallyOf(measured)
  })

  it('take 0.15 write units each, at most, as the store counts them', () => {
    expect(measured.recipients.phones).toBeGreaterThan(5_000)
    expect(tally.byFamily.receipts).toBeGreaterThan(0)
    expect(tally.writeUnits / tally.recipients).toBeLessThanOrEqual(0.15)
  })

  it('write no partition key more than 500 units in any second', () => {
    expect(tally.hottest.unitsPerSecond).toBeLessThanOrEqual(500)
  })

  it('are marked with no write refused but by the carrier’s quota: no two workers meet at a key', () => {
    const refused = measured.requests.filter(({ refused }) => refused).flatMap(({ written }) => written)
    expect(refused.filter(({ pk }) => !pk.startsWith('Q#'))).toEqual([])
  })
})
