import { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { batchesAtOnce, batchFor, inBatches } from './batches.ts'
import { type Given, phoneOf, type Rival, type Send, type Statuses } from './rival.ts'

type Sms = { phone: string }

const queueName = 'sms'
const count = `
SELECT count(*) FILTER (WHERE state = 'completed')::int AS sent, count(*) FILTER (WHERE state = 'failed')::int AS failed
FROM pgboss.job WHERE name = $1`
const perInsert = 2_000

/**
 * pg-boss by its calls for batches: its own loop polls twice a second at most, which would be no match. A job's state is its recipient's
 * status; the message ids of a batch are kept with its jobs.
 */
export const pgBoss = ({ postgres, inFlight }: Given): Rival => {
  const boss = new PgBoss({ connectionString: postgres, max: batchesAtOnce + 1, supervise: false, schedule: false })
  const pool = new Pool({ connectionString: postgres, max: 1 })
  const batch = batchFor(inFlight)
  let started: Promise<PgBoss> | undefined
  const start = () => {
    started ??= boss.start()
    return started
  }
  return {
    async prepare() {
      await start()
      await boss.createQueue(queueName, { retryLimit: 0 })
      await boss.deleteAllJobs(queueName)
    },
    async enqueue(n) {
      for (let from = 0; from < n; from += perInsert)
        await boss.insert(
          queueName,
          Array.from({ length: Math.min(n - from, perInsert) }, (_, k) => ({ data: { phone: phoneOf(from + k) } })),
        )
    },
    async work(send) {
      await start()
      return inBatches(() => sendBatch(boss, batch, send))
    },
    async statuses() {
      const { rows } = await pool.query<Statuses>(count, [queueName])
      return rows[0] ?? { sent: 0, failed: 0 }
    },
  }
}

const sendBatch = async (boss: PgBoss, batchSize: number, send: Send): Promise<number> => {
  const jobs = await boss.fetch<Sms>(queueName, { batchSize })
  if (jobs.length === 0) return 0
  const ends = await Promise.all(jobs.map(async ({ id, data }) => ({ id, messageId: await send(data.phone) })))
  const [sent, failed] = [
    ends.filter(one => one.messageId !== undefined),
    ends.filter(one => one.messageId === undefined),
  ]
  const idsOf = (some: typeof ends) => some.map(({ id }) => id)
  if (sent.length > 0)
    await boss.complete(queueName, idsOf(sent), { messageIds: sent.map(({ messageId }) => messageId) })
  if (failed.length > 0) await boss.fail(queueName, idsOf(failed))
  return jobs.length
}
