import { expect, it } from 'vitest'
import { renewRosters } from '../../../../functions/tick/renew-rosters.ts'
import type { PublishRosterMessage } from '../../../../shared/contracts/queue-messages.ts'
import { recordingLog } from '../../support/recording-log.ts'

const counties = [
  { county: '152529', name: '正镶白旗', rev: 1, dueOn: '2026-07-02' },
  { county: '430181', name: '浏阳市', rev: 4 },
  { county: '430182', name: '宁乡市', rev: 2, dueOn: '2026-06-30' },
]
const ordered = async (at: string): Promise<PublishRosterMessage[]> => {
  const messages: PublishRosterMessage[] = []
  await renewRosters({
    directory: { counties: async () => counties },
    queue: { publishRoster: async message => void messages.push(message) },
    ...{ clock: { now: () => Date.parse(at) }, zone: 'Asia/Shanghai', log: recordingLog() },
  })()
  return messages
}

it.each([
  ['orders the roster of a county whose day has passed, and of no other', '2026-07-01T15:55:30Z', ['430182']],
  ["orders a roster from midnight of the county's own day on", '2026-07-01T16:00:30Z', ['152529', '430182']],
  ['orders none in the four minutes between: the first may still be building', '2026-07-01T16:01:30Z', []],
])('the tick %s', async (_, at, expected) => {
  const message = (county: string) => ({ v: 1, kind: 'publish-roster', county })
  expect(await ordered(at)).toEqual(expected.map(message))
})
