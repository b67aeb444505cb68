import type { NoticesMessage } from '../../shared/contracts/queue-messages.ts'
import { done, type MessageOutcome } from '../../shared/ports/queue.ts'
import { followWarning } from './follow-warning.ts'
import { lookAhead } from './look-ahead.ts'
import type { TellingPorts } from './ports.ts'
import { tellNotice } from './tell-notice.ts'

/** The calendar's work, one message at a time. Each reads what is stored now, so a message that comes twice changes nothing. */
export const tellNotices = (ports: TellingPorts) => {
  const [look, tell, follow] = [lookAhead(ports), tellNotice(ports), followWarning(ports)]
  return async (message: NoticesMessage): Promise<MessageOutcome> => {
    if (message.kind === 'look-ahead') await look(message.area)
    else if (message.kind === 'tell-notice') await tell(message.area, message.key)
    else await follow(message)
    return done
  }
}
