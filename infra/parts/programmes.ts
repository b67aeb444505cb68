import { publishesToTerminals, reads, readsAndWrites, readsSecret, sendsTo, takesFrom } from '../constructs/rights.ts'
import { workTimeoutSeconds } from '../queues.ts'
import type { Parts } from './store.ts'

/** The loudspeakers' daily use: who sets a village's week, and who tells its terminals. */
export const programmes = ({ http, directory, sheets, boardKey, queues, tableNames, site: { work } }: Parts): void => {
  const { DIRECTORY_TABLE, SHEETS_TABLE } = tableNames
  const schedule = work('schedule-programme', {
    environment: { DIRECTORY_TABLE, SHEETS_TABLE, ...queues.urls('programme') },
    rights: [readsAndWrites(directory), reads(sheets), sendsTo(queues.get('programme'))],
    // An HTTP API waits 30 s and no longer (API Gateway quotas).
    timeoutSeconds: 29,
  })
  http.serve(schedule)
  const publish = work('publish-programme', {
    environment: { DIRECTORY_TABLE, BOARD_KEY_SECRET: boardKey.secretArn },
    rights: [reads(directory), readsSecret(boardKey), publishesToTerminals(), takesFrom(queues.get('programme'))],
    timeoutSeconds: workTimeoutSeconds,
  })
  queues.feed(publish.lambda, 'programme')
}
