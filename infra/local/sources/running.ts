/** Something that works until it is closed. `ended` rejects when it broke: then the runtime is broken, and says so. */
export type Running = { ended: Promise<void>; close(): void }
