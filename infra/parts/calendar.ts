import { countUnattended } from '../constructs/operator-alarms.ts'
import { rawFolder } from '../constructs/raw-bucket.ts'
import { putsUnder, queriesIndex, reads, readsAndWrites, sendsTo, takesFrom } from '../constructs/rights.ts'
import { dueIndex } from '../constructs/tables.ts'
import { workTimeoutSeconds } from '../queues.ts'
import { smsCarrierOf } from '../sms-carriers.ts'
import { wholeCoreMb } from './site.ts'
import type { Parts } from './store.ts'

/** Seasonal and holiday notices: who writes the calendar and decides on what it makes due, and who tells it through the door. */
export const calendar = (parts: Parts): void => {
  const { http, directory, warnings, raw, queues, tableNames, publicUrl, site } = parts
  const { DIRECTORY_TABLE, WARNINGS_TABLE } = tableNames
  const keep = site.work('keep-calendar', {
    environment: { DIRECTORY_TABLE, WARNINGS_TABLE },
    rights: [readsAndWrites(directory, warnings)],
    // An HTTP API waits 30 s and no longer (API Gateway quotas).
    timeoutSeconds: 29,
    memoryMb: wholeCoreMb,
  })
  http.serve(keep)
  const tell = site.work('tell-notices', {
    environment: {
      DIRECTORY_TABLE,
      WARNINGS_TABLE,
      SMS_CARRIER: smsCarrierOf(site.partition, site.house.settings).name,
      RAW_BUCKET: raw.bucketName,
      PUBLIC_URL: publicUrl,
      SMS_SIGNATURE: site.house.settings.smsSignature,
      ...queues.urls('notices'),
    },
    rights: [
      reads(directory),
      readsAndWrites(warnings),
      queriesIndex(warnings, dueIndex),
      putsUnder(raw, rawFolder),
      takesFrom(queues.get('notices')),
      sendsTo(queues.get('notices')),
    ],
    timeoutSeconds: workTimeoutSeconds,
    memoryMb: wholeCoreMb,
  })
  queues.feed(tell.lambda, 'notices')
  countUnattended(site.house.settings, tell)
}
