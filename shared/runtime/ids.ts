import { randomUUID } from 'node:crypto'

/** A fresh id that nobody else has, for a claim, a key holder, an entry. */
export const newId = (): string => randomUUID()
