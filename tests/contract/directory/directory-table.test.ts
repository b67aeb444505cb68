import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, it } from 'vitest'
import { phoneBucket, phonesKey } from '../../../shared/adapters/dynamodb/directory-keys.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbImports } from '../../../shared/adapters/dynamodb/imports.ts'
import { hashOfPhone } from '../../../shared/adapters/dynamodb/phone-index.ts'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { manifestItems, pageItem } from '../../../shared/adapters/dynamodb/roster-item.ts'
import type { RosterPage } from '../../../shared/domain/directory/roster.ts'
import { personRecord } from '../../unit/domain/support/records.ts'
import { localDynamoDb } from '../support/tables.ts'

const village = '430182101001'
const phone = '+8615400000001'

it('finds whoever has a phone by its keyed hash, without storing the phone', async () => {
  const { client, tables } = await localDynamoDb()
  const writer = dynamoDbDirectoryWriter(client, tables.directory, async () => 'secret')
  const hash = hashOfPhone('secret', phone)
  const rows = async () => {
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.directory, Key: phonesKey(phoneBucket(hash), '430182') }),
    )
    return gunzipSync(Item?.gz).toString()
  }
  await writer.putPhones('430182', [
    { phone, place: village, person: 'a' },
    { phone, place: '430182101002', person: 'b' },
  ])
  expect(JSON.parse(await rows())).toEqual({
    [hash]: [
      [village, 'a'],
      ['430182101002', 'b'],
    ],
  })
  expect(await rows()).not.toContain('15400000001')
  expect(hashOfPhone('another secret', phone)).not.toBe(hash)
  await writer.putPhones('430182', [])
  expect(JSON.parse(await rows())).toEqual({})
})

it('stores a full page of 500 slots with ids as long as they may be and twenty other places each', async () => {
  const { client, tables } = await localDynamoDb()
  const writer = dynamoDbDirectoryWriter(client, tables.directory, async () => 'secret')
  const places = Array.from({ length: 300 }, (_, n) => `430182101${String(n).padStart(3, '0')}`)
  const page: RosterPage = {
    place: village,
    rev: 1,
    channel: 'sms',
    page: 0,
    slots: Array.from({ length: 500 }, (_, n) => ({
      id: randomBytes(32).toString('hex'),
      address: `+86154${String(n * 7919).padStart(8, '0')}`,
      lang: 'zh-CN',
      duty: n % 2 === 0,
      exercise: false,
      also: Array.from({ length: 20 }, (_, k) => places[(n * 37 + k * k * 13) % 300] ?? village),
    })),
  }
  expect(pageItem(page).gz.length).toBeLessThan(100_000)
  await writer.putPages([page])
  const { pk, sk } = pageItem(page)
  const { Item } = await client.send(new GetCommand({ TableName: tables.directory, Key: { pk, sk } }))
  expect(Item?.v).toBe(1)
})

describe('what a superseded revision left behind', () => {
  const county = '430182'
  const rows = async (client: Awaited<ReturnType<typeof localDynamoDb>>['client'], table: string) => {
    const found = await Promise.all([`C#${county}`, `P#${village}`].map(pk => queryAll(client, table, pk)))
    return new Map(found.flat().map(({ sk, ttl }) => [String(sk), ttl]))
  }
  const page = (rev: number): RosterPage => ({ place: village, rev, channel: 'sms', page: 0, slots: [] })
  const manifest = (rev: number) => ({
    ...{ county, name: '', rev },
    places: [{ code: village, name: '', sizes: { sms: [0] }, duty: 0 }],
  })

  it('gets its time to live, records sooner than pages, and what is in force gets none', async () => {
    const { client, tables } = await localDynamoDb()
    const writer = dynamoDbDirectoryWriter(client, tables.directory)
    for (const rev of [1, 2]) {
      await writer.putManifest(manifest(rev))
      await writer.putPages([page(rev)])
      await writer.putRecords(county, rev, [personRecord(village, 'p')])
      await writer.putProblems(county, rev, [])
    }
    await writer.expire(county, 1, { pagesAt: 2_000_000_000_500, recordsAt: 1_900_000_000_000 })
    expect(await rows(client, tables.directory)).toEqual(
      new Map([
        ['MAN#1#00', 2_000_000_001],
        ['MAN#2#00', undefined],
        ['PLACES#1', 2_000_000_001],
        ['PLACES#2', undefined],
        ['PROBLEMS#1', 2_000_000_001],
        ['PROBLEMS#2', undefined],
        ['RECS#1#0000', 1_900_000_000],
        ['RECS#2#0000', undefined],
        ['PG#1#sms#000', 2_000_000_001],
        ['PG#2#sms#000', undefined],
      ]),
    )
  })

  it('is put by nobody, where a publisher died before its first page or in the middle of its manifest', async () => {
    const { client, tables } = await localDynamoDb()
    const writer = dynamoDbDirectoryWriter(client, tables.directory)
    const [half] = manifestItems(manifest(4))
    await writer.putManifest(manifest(3))
    await client.send(new PutCommand({ TableName: tables.directory, Item: { ...half, parts: 2 } }))
    for (const rev of [3, 4, 5]) await writer.expire(county, rev, { pagesAt: 2e12, recordsAt: 2e12 })
    expect(await rows(client, tables.directory)).toEqual(
      new Map([
        ['MAN#3#00', 2e9],
        ['MAN#4#00', 2e9],
        ['PLACES#3', 2e9],
      ]),
    )
  })
})

it('a part that nobody publishes has its time to live', async () => {
  const { client, tables } = await localDynamoDb()
  const imports = dynamoDbImports(client, tables.directory)
  const name = { county: '430182', importId: 'i' }
  await imports.begin(name, '', 2_000_000_000_000)
  await imports.putPart(name, 0, [personRecord(village, 'p')], 2_000_000_000_000)
  const items = await queryAll(client, tables.directory, 'IM#430182#i')
  expect(items.map(({ sk, ttl }) => [sk, ttl])).toEqual([
    ['HEAD', 2_000_000_000],
    ['PART#00000#00', 2_000_000_000],
  ])
  expect(JSON.stringify(items)).not.toContain('15400000')
})
