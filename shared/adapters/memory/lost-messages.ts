import type { LostMessage, LostMessages } from '../../ports/lost-messages.ts'

export const memoryLostMessages = (): LostMessages & { kept: Map<string, LostMessage> } => {
  const kept = new Map<string, LostMessage>()
  return {
    kept,
    async keep(message) {
      kept.set(`${message.queue}/${message.id}`, message)
    },
  }
}
