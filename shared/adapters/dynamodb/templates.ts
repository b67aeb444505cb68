import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { Template } from '../../domain/templates/template.ts'
import type { TemplateCarrier } from '../../domain/templates/template-carrier.ts'
import type { Templates } from '../../ports/templates.ts'
import { classified } from './faults.ts'
import { queryAll } from './queries.ts'
import { versionsIn, writeVersion } from './versioned.ts'

/** The row of a strict object has keys of its own beside it. */
const Stored = Template.strip()

/** Table `directory`: `TPL#<carrier>` / `<name>` what is registered now, `TPLLOG#<carrier>#<name>` / `<version>` every version of it. */
export const dynamoDbTemplates = (client: DynamoDBDocumentClient, TableName: string): Templates => ({
  async find(carrier, name) {
    const get = new GetCommand({ TableName, Key: keyOf(carrier, name), ConsistentRead: true })
    const { Item } = await classified(client.send(get))
    return Item && Stored.parse(Item)
  },

  of: async carrier => (await queryAll(client, TableName, partition(carrier))).map(row => Stored.parse(row)),

  write: template =>
    writeVersion(client, TableName, {
      key: keyOf(template.carrier, template.name),
      log: logOf(template.carrier, template.name),
      item: template,
    }),

  history: async (carrier, name, limit) =>
    (await versionsIn(client, TableName, logOf(carrier, name), limit)).map(row => Stored.parse(row)),
})

const partition = (carrier: TemplateCarrier): string => `TPL#${carrier}`
const keyOf = (carrier: TemplateCarrier, name: string) => ({ pk: partition(carrier), sk: name })
const logOf = (carrier: TemplateCarrier, name: string): string => `TPLLOG#${carrier}#${name}`
