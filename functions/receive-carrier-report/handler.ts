import { S3Client } from '@aws-sdk/client-s3'
import { alibabaCallbacks } from '../../shared/adapters/carriers/alibaba/callbacks.ts'
import { tencentCallbacks } from '../../shared/adapters/carriers/tencent/callbacks.ts'
import { hashOfPhone } from '../../shared/adapters/dynamodb/phone-index.ts'
import { s3Replies } from '../../shared/adapters/s3/replies.ts'
import { secretsManagerClient, secretsManagerSecrets } from '../../shared/adapters/secrets-manager/secrets.ts'
import { sqsClient } from '../../shared/adapters/sqs/client.ts'
import { sqsReceiptQueue } from '../../shared/adapters/sqs/receipt-queue.ts'
import { loadConfiguration } from '../../shared/runtime/configuration.ts'
import { httpHandler } from '../../shared/runtime/http-handler.ts'
import { log } from '../../shared/runtime/logger.ts'
import { Environment } from './environment.ts'
import { routes } from './routes.ts'

const { RAW_BUCKET, RECEIPTS_QUEUE_URL, CALLBACK_TOKEN_SECRET, PHONE_KEY_SECRET } = loadConfiguration(Environment)
const secrets = secretsManagerSecrets(secretsManagerClient())
// Both at the start: the first carrier to call waits for neither.
const [phoneKey] = await Promise.all([secrets.read(PHONE_KEY_SECRET), secrets.read(CALLBACK_TOKEN_SECRET)])

export const handler = httpHandler(
  routes({
    carriers: [tencentCallbacks, alibabaCallbacks],
    queue: sqsReceiptQueue(sqsClient(), RECEIPTS_QUEUE_URL),
    replies: s3Replies(new S3Client(), RAW_BUCKET),
    token: () => secrets.read(CALLBACK_TOKEN_SECRET),
    nameOfPhone: phone => hashOfPhone(phoneKey, phone),
    log,
  }),
  log,
)
