import { gzipSync } from 'node:zlib'

export type LogEvent = { id: string; timestamp: number; message: string }
export type LogSubscription = { name: string; logGroup: string; account: string }

/** CloudWatch Logs' event for Lambda: gzip and base64 (user guide, "Using subscription filters"). */
export const logEvent = ({ name, logGroup, account }: LogSubscription, logEvents: LogEvent[]): string => {
  const data = {
    messageType: 'DATA_MESSAGE',
    owner: account,
    logGroup,
    logStream: 'local',
    subscriptionFilters: [name],
    logEvents,
  }
  return JSON.stringify({ awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } })
}

/** Of the lines that SNS writes, not quite CloudWatch's 1 MB. */
const most = 2_000
const longestMs = 1_000

export type Gathering = { take(events: LogEvent[]): void; flush(): void }

/** Gathers up to 2,000 events or what comes within a second (CloudWatch gathers for longer), then delivers them as one. */
export const batchLogs = (deliver: (events: LogEvent[]) => void): Gathering => {
  let gathered: LogEvent[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    const ready = gathered
    gathered = []
    if (ready.length > 0) deliver(ready)
  }
  return {
    flush,
    take: events => {
      for (const event of events) {
        gathered.push(event)
        if (gathered.length >= most) flush()
      }
      if (gathered.length > 0) timer ??= setTimeout(flush, longestMs)
    },
  }
}
