import { CfnOutput } from 'aws-cdk-lib'
import { HttpSurface } from '../constructs/http-surface.ts'
import { Queues } from '../constructs/queues.ts'
import { rawBucket } from '../constructs/raw-bucket.ts'
import { secrets } from '../constructs/secrets.ts'
import { tables } from '../constructs/tables.ts'
import { smsCarrierOf } from '../sms-carriers.ts'
import type { Site } from './site.ts'

/** What is stored, what waits, and the door: everything the functions are given names of and rights to. */
export const store = (site: Site) => {
  const { scope, house, partition } = site
  const stored = { ...tables(scope, house.key), ...secrets(scope, house.key), raw: rawBucket(scope, house.key) }
  const queues = new Queues(
    scope,
    house,
    smsCarrierOf(partition, house.settings).name === 'sns' ? [] : ['delivery-log-failures'],
  )
  const http = new HttpSurface(scope, house)
  new CfnOutput(scope, 'url', { key: 'Url', value: http.url })
  new CfnOutput(scope, 'admin-key-secret', { key: 'AdminKeySecret', value: stored.adminKey.secretArn })
  const { directory, warnings, sheets } = stored
  const tableNames = {
    DIRECTORY_TABLE: directory.tableName,
    WARNINGS_TABLE: warnings.tableName,
    SHEETS_TABLE: sheets.tableName,
  }
  return { site, ...stored, queues, http, tableNames, publicUrl: house.settings.publicUrl ?? http.url }
}
export type Parts = ReturnType<typeof store>
