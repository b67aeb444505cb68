import { S3Client } from '@aws-sdk/client-s3'
import type * as z from 'zod'
import { s3RawDocuments } from '../adapters/s3/raw-documents.ts'
import { publicPageUrl } from '../domain/text/public-page.ts'
import { valueNames } from '../policy/value-names.ts'
import { vocabulary } from '../policy/vocabulary.ts'
import type { DoorEnvironment } from './issuing-environment.ts'
import { issuingStores } from './issuing-stores.ts'

/** What the door needs of the world, whoever brings the Alert. */
export const doorPorts = (configuration: z.output<typeof DoorEnvironment>) => ({
  ...issuingStores(configuration),
  raw: s3RawDocuments(new S3Client(), configuration.RAW_BUCKET),
  signature: configuration.SMS_SIGNATURE,
  linkTo: publicPageUrl(configuration.PUBLIC_URL),
  valueNames,
  vocabulary,
})
