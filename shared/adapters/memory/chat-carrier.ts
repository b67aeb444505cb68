import { requireRoomPermits } from '../../domain/wall.ts'
import type { ChatCarrier, ChatPost, HandOverResult } from '../../ports/carriers.ts'
import { type Behave, handOver, takes } from './carrier-behaviour.ts'

export class MemoryChatCarrier implements ChatCarrier {
  readonly name: ChatCarrier['name'] = 'wecom'
  readonly taken: { address: string; content: ChatPost['content'] }[] = []
  behave: Behave<ChatPost> = () => takes

  async post(post: ChatPost, signal: AbortSignal): Promise<HandOverResult> {
    requireRoomPermits(post)
    return handOver(post, this.behave, () => this.#take(post), signal)
  }

  #take({ permit, content }: ChatPost): HandOverResult {
    this.taken.push({ address: permit.address, content })
    return { outcome: 'accepted' }
  }
}
