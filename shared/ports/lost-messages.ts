/** What nobody could handle, as it was. `sentAt`: ms, when it was put on the queue it was found on. */
export type LostMessage = { id: string; queue: string; sentAt: number; body: string }

/** Kept for thirty days for a person to look at; it may hold anything, phone numbers too. The same message again is the same copy. */
export type LostMessages = { keep(message: LostMessage): Promise<void> }
