import { documentClient, dynamoDbClient } from '../../../shared/adapters/dynamodb/client.ts'
import { dynamoDbDirectory } from '../../../shared/adapters/dynamodb/directory.ts'
import { storeTime } from '../../../shared/adapters/dynamodb/store-time.ts'
import { dynamoDbWarnings } from '../../../shared/adapters/dynamodb/warnings.ts'
import { memoryRawDocuments } from '../../../shared/adapters/memory/raw-documents.ts'
import { receiveWarning } from '../../../shared/door/receive-warning.ts'
import { defaultPolicy as policy } from '../../../shared/policy/default-policy.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'
import { vocabulary } from '../../../shared/policy/vocabulary.ts'
import { metOffice } from '../../scenario/support/county.ts'
import type { Tables } from '../support/tables.ts'

/** What a receiver process is told, as JSON. `dieAfter`: the answer of the store that it does not live to read. */
export type ReceiverOrder = { tables: Tables; xml: string; dieAfter?: number }

/** A receiver as a process of its own, killed when the store has done what it asked. */
const { tables, xml, dieAfter } = JSON.parse(process.argv[2] ?? '') as ReceiverOrder

const client = dynamoDbClient()
let calls = 0
client.middlewareStack.add(
  next => async args => {
    const answer = await next(args)
    calls += 1
    if (calls === dieAfter) process.kill(process.pid, 'SIGKILL')
    return answer
  },
  { step: 'initialize' },
)
const documents = documentClient(client)
const receive = receiveWarning({
  warnings: dynamoDbWarnings(documents, tables.warnings),
  directory: dynamoDbDirectory(documents, tables.directory),
  raw: memoryRawDocuments(),
  policy,
  valueNames,
  vocabulary,
  signature: '试验',
  linkTo: warning => `http://127.0.0.1/a/${warning}`,
  newId: () => crypto.randomUUID(),
  clock: storeTime(client),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
})
const reception = await receive({ bytes: new TextEncoder().encode(xml), contentType: 'application/xml' }, metOffice)
process.stdout.write(JSON.stringify({ ...reception, calls }))
process.exit(0)
