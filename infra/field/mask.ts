/** Enough to tell two apart, too little to call anybody. */
export const mask = (address: string): string =>
  address.length <= 6 ? '…' : `${address.slice(0, 4)}…${address.slice(-2)}`
