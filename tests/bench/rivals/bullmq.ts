import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { type Given, phoneOf, type Rival, type Statuses } from './rival.ts'

const perCall = 1_000
const queueName = 'sms'
type Phones = { phones: string[] }
type Ids = (string | null)[]

/**
 * BullMQ with as many recipients a job as one likes. A finished job is kept, and what it returned is the status of its recipients; Redis
 * appends to its file and syncs it every second. Jobs are added a thousand a call, and a worker has so many under way that its share of
 * requests is always open.
 */
export const bullmq = ({ redis, inFlight }: Given, recipientsPerJob: number): Rival => {
  const connection = { ...redis, maxRetriesPerRequest: null }
  const queue = new Queue<Phones, Ids>(queueName, { connection, defaultJobOptions: { attempts: 1 } })
  const jobsAtOnce = Math.max(2, Math.ceil(inFlight / recipientsPerJob))
  return {
    async prepare() {
      const client = new Redis(redis)
      await client.flushall()
      client.disconnect()
    },
    async enqueue(n) {
      const jobs = Array.from({ length: Math.ceil(n / recipientsPerJob) }, (_, job) => ({
        name: 'send',
        data: { phones: phonesOf(job * recipientsPerJob, Math.min(n, (job + 1) * recipientsPerJob)) },
      }))
      for (let at = 0; at < jobs.length; at += perCall) await queue.addBulk(jobs.slice(at, at + perCall))
    },
    async work(send) {
      const worker = new Worker<Phones, Ids>(
        queueName,
        ({ data }) => Promise.all(data.phones.map(async phone => (await send(phone)) ?? null)),
        { connection, concurrency: jobsAtOnce },
      )
      await worker.waitUntilReady()
      return () => worker.close()
    },
    statuses: () => statusesOf(queue),
  }
}

const phonesOf = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, n) => phoneOf(from + n))

const statusesOf = async (queue: Queue<Phones, Ids>): Promise<Statuses> => {
  const statuses = { sent: 0, failed: 0 }
  for (let at = 0; ; at += perCall) {
    const jobs = await queue.getJobs(['completed'], at, at + perCall - 1)
    for (const id of jobs.flatMap(({ returnvalue }) => returnvalue)) statuses[id === null ? 'failed' : 'sent'] += 1
    if (jobs.length < perCall) return statuses
  }
}
