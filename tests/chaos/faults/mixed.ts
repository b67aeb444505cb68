import type { Fault } from '../fault.ts'
import { carrierLosesAnswers } from './carrier-loses-answers.ts'
import { killInSend } from './kill-in-send.ts'
import { killPlanner } from './kill-planner.ts'
import { messagesTwice } from './messages-twice.ts'
import { poisonMessage } from './poison-message.ts'
import { restart } from './restart.ts'
import { storeFails } from './store-fails.ts'
import { storeThrottles } from './store-throttles.ts'

const parts = [
  messagesTwice,
  poisonMessage,
  killPlanner,
  killInSend,
  storeThrottles,
  storeFails,
  carrierLosesAnswers,
  restart,
]

export const mixed: Fault = {
  name: 'mixed',
  does: `${parts.map(({ name }) => name).join(', ')}, all in one warning`,
  explained: 'as each of them',
  strikes: random => parts.flatMap(({ strikes }) => strikes(random)),
}
