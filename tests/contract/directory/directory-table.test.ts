import { randomBytes } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { phoneBucket, phonesKey } from '../../../shared/adapters/dynamodb/directory-keys.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { hashOfPhone } from '../../../shared/adapters/dynamodb/phone-index.ts'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { pageItem } from '../../../shared/adapters/dynamodb/roster-item.ts'
import type { RosterPage } from '../../../shared/domain/roster.ts'
import { personRecord } from '../../unit/domain/support/records.ts'
import { localDynamoDb } from '../support/tables.ts'

const village = '430182101001'
const nextVillage = '430182101002'
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

it('keeps a village in a few rows, and leaves those alone that a part says nothing new of', async () => {
  const { client, tables } = await localDynamoDb()
  const writer = dynamoDbDirectoryWriter(client, tables.directory)
  const revisions = async () => {
    const rows = await queryAll(client, tables.directory, `P#${village}`, 'REC#')
    return rows.map(({ rev }) => rev)
  }
  const people = Array.from({ length: 200 }, (_, n) => personRecord(village, `p${n}`))
  await writer.putRecords(people)
  await writer.putRecords(people)
  expect(await revisions()).toEqual([1, 1, 1, 1])
  await writer.putRecords([personRecord(village, 'p7', { name: '新名' })])
  expect((await revisions()).filter(rev => rev !== 1)).toEqual([2])
})

it('refuses what a place cannot hold, stores nothing of it, and takes the rest of the county after it', async () => {
  const { client, tables } = await localDynamoDb()
  const writer = dynamoDbDirectoryWriter(client, tables.directory)
  // 32 bytes of chance each are 1.3 MB, and 1.6 MB with what is the same in all.
  const crowd = Array.from({ length: 40_000 }, () => personRecord(village, randomBytes(32).toString('hex')))
  expect(await writer.putRecords([...crowd, personRecord(nextVillage, 'p')])).toEqual([village])
  expect(await queryAll(client, tables.directory, `P#${village}`)).toEqual([])
  expect(await writer.putRecords([personRecord(nextVillage, 'p')])).toEqual([])
})
