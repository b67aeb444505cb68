import { createHash } from 'node:crypto'

/** The id of a series: from the identity of its first Alert, so that receiving the same Alert twice names the same warning. 80 bits. */
export const warningIdOf = (identity: string): string =>
  `w${createHash('sha256').update(identity).digest('hex').slice(0, 20)}`
