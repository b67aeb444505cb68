import { dynamoDbReceipts } from '../../shared/adapters/dynamodb/receipts.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { publicPageUrl } from '../../shared/domain/text/public-page.ts'
import { defaultPolicy } from '../../shared/policy/default-policy.ts'
import { eventNames } from '../../shared/policy/event-names.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { log } from '../../shared/runtime/logger.ts'
import { sheetHandler, sheetStores } from '../../shared/wiring/sheet-worker.ts'
import { smsCarrier } from '../../shared/wiring/sms-carrier.ts'
import { Environment } from './environment.ts'
import { smsDelivery } from './hand-over-sms.ts'

const configuration = loadConfiguration(Environment)
const { SMS_SIGNATURE: signature, PUBLIC_URL } = configuration
const stores = await sheetStores(configuration)
const secrets = secretsManagerSecrets(secretsManagerClient())
const carrier = await smsCarrier(configuration, { secrets, clock: stores.clock })

export const handler = sheetHandler({
  stores,
  // What no carrier takes waits for none.
  rates: carrier.name === 'none' ? {} : { [carrier.name]: configuration.SMS_RATE_PER_SECOND },
  queues: { sms: { urgent: configuration.SMS_URGENT_QUEUE_URL, routine: configuration.SMS_ROUTINE_QUEUE_URL } },
  delivery: smsDelivery({
    carrier,
    receipts: dynamoDbReceipts(stores.documents, stores.sheetsTable, stores.clock),
    signature,
    linkTo: publicPageUrl(PUBLIC_URL),
    zone: defaultPolicy.zone,
    names: eventNames,
    log,
  }),
})
