import { admit, type Permit } from '../../../shared/domain/wall.ts'

/** Leave of the wall, as the product gets it. Numbers: +86 154, which no carrier assigns. */
export const permitFor = (address: string): Permit => {
  const permit = admit('Actual', { address, exercise: false })
  if ('refused' in permit) throw new Error('an Actual alert is always admitted')
  return permit
}

/** What somebody who goes around the wall would hand in. */
export const forgedPermit = (address: string): Permit => ({ address }) as Permit

export const phone = (n: number): string => `+86154${String(n).padStart(8, '0')}`

export const never = (): AbortSignal => new AbortController().signal

/** Waits for a condition, not for a time. */
export const until = async (holds: () => boolean, deadlineMs = 5_000): Promise<void> => {
  const end = Date.now() + deadlineMs
  while (!holds()) {
    if (Date.now() > end) throw new Error('what was waited for did not happen')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
