import { Pool } from 'pg'
import { batchesAtOnce, batchFor, inBatches } from './batches.ts'
import type { Given, Rival, Send, Statuses } from './rival.ts'

/** A table that is its own queue, with its best settings: few large batches, a small index of what waits, both writes of a batch at once. */
const table = `
DROP TABLE IF EXISTS sms;
CREATE TABLE sms (id bigint PRIMARY KEY, status smallint NOT NULL DEFAULT 0, phone text NOT NULL, message_id text) WITH (fillfactor = 60);
CREATE INDEX sms_waits ON sms (id) WHERE status = 0`
const enqueue = `INSERT INTO sms (id, phone) SELECT n, '+86154' || lpad(n::text, 8, '0') FROM generate_series($1::bigint, $2::bigint) AS n`
const claim = `
UPDATE sms SET status = 1 WHERE id IN (SELECT id FROM sms WHERE status = 0 ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING id, phone`
const settle = `
UPDATE sms SET status = CASE WHEN done.message_id IS NULL THEN 3 ELSE 2 END, message_id = done.message_id
FROM unnest($1::bigint[], $2::text[]) AS done (id, message_id) WHERE sms.id = done.id`
const count = `SELECT count(*) FILTER (WHERE status = 2)::int AS sent, count(*) FILTER (WHERE status = 3)::int AS failed FROM sms`

const rowsPerInsert = 20_000

export const skipLocked = ({ postgres, inFlight }: Given): Rival => {
  const pool = new Pool({ connectionString: postgres, max: batchesAtOnce + 1 })
  const batch = batchFor(inFlight)
  return {
    async prepare() {
      await pool.query(table)
    },
    async enqueue(n) {
      // In pieces, so that what is queued is already being sent.
      for (let from = 0; from < n; from += rowsPerInsert)
        await pool.query(enqueue, [from, Math.min(n, from + rowsPerInsert) - 1])
    },
    work: async send => inBatches(() => sendBatch(pool, batch, send)),
    async statuses() {
      const { rows } = await pool.query<Statuses>(count)
      return rows[0] ?? { sent: 0, failed: 0 }
    },
  }
}

const sendBatch = async (pool: Pool, batch: number, send: Send): Promise<number> => {
  const { rows } = await pool.query<{ id: string; phone: string }>({ name: 'claim', text: claim, values: [batch] })
  if (rows.length === 0) return 0
  const ids = await Promise.all(rows.map(async ({ phone }) => (await send(phone)) ?? null))
  await pool.query({ name: 'settle', text: settle, values: [rows.map(({ id }) => id), ids] })
  return rows.length
}
