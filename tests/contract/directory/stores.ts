import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { dynamoDbDirectoryWriter } from '../../../shared/adapters/dynamodb/directory-writer.ts'
import { dynamoDbImports } from '../../../shared/adapters/dynamodb/imports.ts'
import { memoryDirectory } from '../../../shared/adapters/memory/directory.ts'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'
import type { Manifest, RosterPage } from '../../../shared/domain/directory/roster.ts'
import type { Directory, DirectoryWriter, RosterHead } from '../../../shared/ports/directory.ts'
import type { Imports } from '../../../shared/ports/imports.ts'
import { localDynamoDb } from '../support/tables.ts'

type Both = { reader: Directory; writer: DirectoryWriter; imports: Imports }

export const suites: [name: string, make: () => Promise<Both>][] = [
  [
    'memory',
    async () => {
      const directory = memoryDirectory()
      return { reader: directory, writer: directory, imports: directory.imports }
    },
  ],
  [
    'DynamoDB',
    async () => {
      const { client, tables } = await localDynamoDb()
      const writer = dynamoDbDirectoryWriter(client, tables.directory, async () => 'a phone key')
      const imports = dynamoDbImports(client, tables.directory)
      return { reader: dynamoDbDirectory(client, tables.directory), writer, imports }
    },
  ],
]

export const county = '430182'
export const village = '430182101001'
export const head = (rev: number, more: Partial<RosterHead> = {}): RosterHead => ({
  county,
  name: '宁乡市',
  rev,
  publishedImport: `import-${rev}`,
  problems: 0,
  expiredBelow: 1,
  ...more,
})
export const page = (rev: number, more: Partial<RosterPage> = {}): RosterPage => ({
  place: village,
  rev,
  channel: 'sms',
  page: 0,
  slots: [{ id: 'p', address: '+8615400000001', lang: 'zh-CN', duty: true, exercise: false, also: ['G-430182101'] }],
  ...more,
})
export const manifest = (rev: number, more: Partial<Manifest> = {}): Manifest => ({
  county,
  name: '宁乡市',
  rev,
  places: [{ code: village, name: '村', point: [28.2, 112.5], sizes: { sms: [1] }, duty: 1 }],
  ...more,
})
export const collect = async (writer: DirectoryWriter, rev: number): Promise<DirectoryRecord[]> => {
  const records: DirectoryRecord[] = []
  for await (const record of writer.records(county, rev)) records.push(record)
  return records
}
