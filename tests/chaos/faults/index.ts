import type { Fault } from '../fault.ts'
import { cancels } from './cancel.ts'
import { carrierLosesAnswers } from './carrier-loses-answers.ts'
import { carrierThrottles } from './carrier-throttles.ts'
import { clockOff } from './clock-off.ts'
import { expiry } from './expiry.ts'
import { killAfterClaim } from './kill-after-claim.ts'
import { killAfterMark } from './kill-after-mark.ts'
import { killBeforeClaim } from './kill-before-claim.ts'
import { killBeforeMark } from './kill-before-mark.ts'
import { killInPost } from './kill-in-post.ts'
import { killInSend } from './kill-in-send.ts'
import { killPlanner } from './kill-planner.ts'
import { messagesLate } from './messages-late.ts'
import { messagesTwice } from './messages-twice.ts'
import { mixed } from './mixed.ts'
import { poisonMessage } from './poison-message.ts'
import { queueFails } from './queue-fails.ts'
import { receiver } from './receiver.ts'
import { restart } from './restart.ts'
import { stop } from './stop.ts'
import { stopSwitches } from './stop-switch.ts'
import { storeAnswersSome } from './store-answers-some.ts'
import { storeFails } from './store-fails.ts'
import { storeRefuses } from './store-refuses.ts'
import { storeThrottles } from './store-throttles.ts'
import { updateRaces } from './update.ts'

export const faults: readonly Fault[] = [
  receiver,
  killBeforeClaim,
  killAfterClaim,
  killInSend,
  killInPost,
  killBeforeMark,
  killAfterMark,
  killPlanner,
  storeThrottles,
  storeAnswersSome,
  storeFails,
  storeRefuses,
  carrierThrottles,
  carrierLosesAnswers,
  queueFails,
  messagesTwice,
  messagesLate,
  poisonMessage,
  ...cancels,
  ...stopSwitches,
  updateRaces,
  expiry,
  stop,
  restart,
  mixed,
  // Last: it wants processes of its own.
  clockOff,
]
