import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { isConnected, type Population } from '../../../infra/field/population.ts'
import { digestOf } from '../../../infra/field/received.ts'
import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { queryAll } from '../../../shared/adapters/dynamodb/queries.ts'
import { fromSheetItem } from '../../../shared/adapters/dynamodb/sheet-item.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import type { Slot } from '../../../shared/domain/directory/roster.ts'
import { parseRobotAddress } from '../../../shared/domain/rooms/robot-address.ts'
import { isOutsidePlan, packMark } from '../../../shared/domain/sheets/mark.ts'
import { plannedSheets } from '../../../shared/domain/sheets/planned-sheets.ts'
import { partitionOf, rowOf, type SheetId, sheetName } from '../../../shared/domain/sheets/sheet-id.ts'
import { allMarks } from '../../../shared/domain/sheets/sheet-marks.ts'
import { defaultPolicy } from '../../../shared/policy/default-policy.ts'
import type { Owed } from './evidence.ts'

/** The stack gives its tables no names: CloudFormation makes them of what they are called in the template. */
const tablesOf = async (client: DynamoDBClient) => {
  const { TableNames = [] } = await client.send(new ListTablesCommand())
  const called = (word: string): string => TableNames.find(name => name.toLowerCase().startsWith(word)) ?? word
  return { directory: called('directory'), warnings: called('warnings'), sheets: called('sheets') }
}

type Asked = { tables: string; warning: string; seq: number; population: Population }

/** As the field calls who a slot stands for. */
const recipientOf = ({ channel, place }: SheetId, { address }: Slot): string => {
  if (channel === 'loudspeaker') return digestOf(`${place}/${address}`)
  return digestOf(channel === 'sms' ? address : (parseRobotAddress(address)?.key ?? address))
}

const unborn = packMark({ state: 'planned', tries: 0, maybe: false, reason: 'none', seconds: 0 })

/** Every mark that the store has of a warning, of every number of its series, with whom it is about. */
export const gatherOwed = async ({ tables: endpoint, warning, seq, population }: Asked): Promise<Owed[]> => {
  const account = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  const base = dynamoDbClient({ endpoint, ...account })
  const client = documentClient(base)
  const tables = await tablesOf(base)
  const directory = dynamoDbDirectory(client, tables.directory)
  const warnings = dynamoDbWarnings(client, tables.warnings)
  const issued = await warnings.alert(warning, seq)
  if (!issued) throw new Error('the warning is not in the store')
  const owed: Owed[] = []
  for (const audience of await warnings.audiences(warning, seq)) {
    const manifest = await directory.manifest(audience.county, audience.dirRev)
    for (const id of plannedSheets(defaultPolicy, issued, audience, manifest)) {
      const { slots } = await directory.page(id.place, audience.dirRev, id.channel, id.page)
      const found = await queryAll(client, tables.sheets, partitionOf(id), rowOf(id))
      // Beside the sheet lie receipts, and what it was under an earlier number.
      const sheets = found
        .filter(({ sk }) => sk === rowOf(id) || /#A\d+$/.test(String(sk)))
        .map(item => ({ archived: item.sk !== rowOf(id), ...fromSheetItem(item) }))
      const born = sheets.some(({ archived }) => !archived)
      const none = { archived: false, seq, marks: Uint32Array.from(slots, () => unborn) }
      for (const { archived, seq: of, marks } of born ? sheets : [...sheets, none]) {
        for (const [slot, mark] of allMarks({ marks }).entries()) {
          const recipient = slots[slot]
          // Whom a Cancel found untold is owed nothing, and is not forgotten.
          if (!recipient || (isOutsidePlan(mark) && mark.reason !== 'not-alerted')) continue
          const { channel, place } = id
          owed.push({
            recipient: recipientOf(id, recipient),
            channel,
            sheet: sheetName(id),
            slot,
            seq: of,
            mark,
            archived,
            listens: channel !== 'loudspeaker' || isConnected(population, { id: recipient.address, place }),
          })
        }
      }
    }
  }
  base.destroy()
  return owed
}
