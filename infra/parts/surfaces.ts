import { countUnattended, watchOverDuty } from '../constructs/operator-alarms.ts'
import { rawFolder } from '../constructs/raw-bucket.ts'
import {
  putsUnder,
  queriesIndex,
  reads,
  readsAndWrites,
  readsSecret,
  readsUnder,
  sendsTo,
} from '../constructs/rights.ts'
import { dueIndex } from '../constructs/tables.ts'
import { smsCarrierOf } from '../sms-carriers.ts'
import { wholeCoreMb } from './site.ts'
import type { Parts } from './store.ts'

/** What is reached over HTTP, cut by trust. */
export const surfaces = ({
  http,
  directory,
  warnings,
  sheets,
  raw,
  adminKey,
  queues,
  tableNames,
  publicUrl,
  site: { house, partition, work },
}: Parts): void => {
  const { DIRECTORY_TABLE, WARNINGS_TABLE } = tableNames
  const SMS_CARRIER = smsCarrierOf(partition, house.settings).name
  const ADMIN_KEY_SECRET = adminKey.secretArn
  // An HTTP API waits 30 s and no longer (API Gateway quotas).
  const timeoutSeconds = 29
  const receiveWarning = work('receive-warning', {
    environment: {
      DIRECTORY_TABLE,
      WARNINGS_TABLE,
      SMS_CARRIER,
      RAW_BUCKET: raw.bucketName,
      PUBLIC_URL: publicUrl,
      SMS_SIGNATURE: house.settings.smsSignature,
      ...(house.settings.smsPrice !== undefined && { SMS_PRICE: house.settings.smsPrice }),
    },
    rights: [reads(directory), readsAndWrites(warnings), putsUnder(raw, rawFolder)],
    timeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  const decideWarning = work('decide-warning', {
    environment: { DIRECTORY_TABLE, WARNINGS_TABLE, SMS_CARRIER },
    rights: [reads(directory), readsAndWrites(warnings), queriesIndex(warnings, dueIndex)],
    timeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  const operateService = work('operate-service', {
    environment: { DIRECTORY_TABLE, WARNINGS_TABLE, ADMIN_KEY_SECRET },
    rights: [readsAndWrites(directory, warnings), readsSecret(adminKey)],
    timeoutSeconds,
  })
  const keepTemplates = work('keep-templates', {
    environment: { DIRECTORY_TABLE, ADMIN_KEY_SECRET },
    rights: [readsAndWrites(directory), readsSecret(adminKey)],
    timeoutSeconds,
  })
  const importDirectory = work('import-directory', {
    environment: { DIRECTORY_TABLE, ADMIN_KEY_SECRET, ...queues.urls('roster') },
    rights: [readsAndWrites(directory), readsSecret(adminKey), sendsTo(queues.get('roster'))],
    timeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  const readWarnings = work('read-warnings', {
    environment: { ...tableNames, RAW_BUCKET: raw.bucketName, PUBLIC_URL: publicUrl },
    rights: [reads(directory, warnings, sheets), queriesIndex(warnings, dueIndex), readsUnder(raw, rawFolder)],
    timeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  const showAlert = work('show-alert', {
    environment: { WARNINGS_TABLE },
    rights: [reads(warnings)],
    timeoutSeconds,
  })
  countUnattended(house.settings, receiveWarning, decideWarning)
  watchOverDuty(house.alarms, house.settings)
  http.serve(receiveWarning, decideWarning, operateService, keepTemplates, importDirectory, readWarnings, showAlert)
}
