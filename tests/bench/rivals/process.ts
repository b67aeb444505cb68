import { bullmq } from './bullmq.ts'
import { pgBoss } from './pg-boss.ts'
import type { Given, Order, Reply, Rival, RivalName } from './rival.ts'
import { sender } from './sender.ts'
import { skipLocked } from './skip-locked.ts'

/** One process of a rival, told by messages what to do. Arguments: its name, and what it is given as JSON. */
const makers: Record<RivalName, (given: Given) => Rival> = {
  bullmq: given => bullmq(given, 1),
  'bullmq-100': given => bullmq(given, 100),
  'skip-locked': skipLocked,
  'pg-boss': pgBoss,
}
const [name = '', json = ''] = process.argv.slice(2)
const given = JSON.parse(json) as Given
const rival = makers[name as RivalName](given)
const { send } = sender(given)
let rest: () => Promise<void> = async () => {}

const obey = async (one: Order): Promise<Reply> => {
  if (one.order === 'enqueue') await rival.enqueue(one.n)
  else if (one.order === 'prepare') await rival.prepare()
  else if (one.order === 'work') rest = await rival.work(send)
  else if (one.order === 'rest') await rest()
  else return { done: true, statuses: await rival.statuses() }
  return { done: true }
}

const faultOf = (fault: unknown): Reply => ({
  fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
})
process.on('message', (order: Order) => {
  void obey(order)
    .catch(faultOf)
    .then(reply => process.send?.(reply))
})
process.on('disconnect', () => process.exit(0))
