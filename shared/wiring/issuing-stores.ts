import type * as z from 'zod'
import { documentClient, dynamoDbClient } from '../adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../adapters/dynamodb/directory.ts'
import { storeTime } from '../adapters/dynamodb/store-time.ts'
import { dynamoDbTemplates } from '../adapters/dynamodb/templates.ts'
import { dynamoDbWarnings } from '../adapters/dynamodb/warnings.ts'
import { takesTemplates } from '../domain/templates/template-carrier.ts'
import { defaultPolicy as policy } from '../policy/default-policy.ts'
import { eventNames as names } from '../policy/event-names.ts'
import { issueWithTemplates } from '../protocol/issue-with-templates.ts'
import { newId } from '../runtime/ids.ts'
import { log } from '../runtime/logger.ts'
import type { IssuingEnvironment } from './issuing-environment.ts'

type Configuration = z.output<typeof IssuingEnvironment>

/** For whoever issues: the door, the officers, the clock, the calendar. Where SMS are registered templates, with those. */
export const issuingStores = ({ DIRECTORY_TABLE, WARNINGS_TABLE, SMS_CARRIER }: Configuration) => {
  const client = dynamoDbClient()
  const documents = documentClient(client)
  const directory = dynamoDbDirectory(documents, DIRECTORY_TABLE)
  const warnings = dynamoDbWarnings(documents, WARNINGS_TABLE)
  const clock = storeTime(client)
  const common = { directory, warnings, policy, names, newId, log }
  if (!takesTemplates(SMS_CARRIER)) return { ...common, documents, clock }
  const registry = dynamoDbTemplates(documents, DIRECTORY_TABLE)
  const templates = () => registry.of(SMS_CARRIER)
  return { ...common, documents, clock, templates, warnings: issueWithTemplates({ ...common, templates }) }
}
