/** Milliseconds since 1970, UTC. Where an order matters, use the store's time (`SheetStore.now`), never a machine's. */
export type Clock = { now(): number }
