/** One bit a slot, least significant first. */
export const bitmap = (slots: number): Uint8Array => new Uint8Array(Math.ceil(slots / 8))
export const hasBit = (bits: Uint8Array, slot: number): boolean => (((bits[slot >> 3] ?? 0) >> (slot & 7)) & 1) === 1
export const withBits = (bits: Uint8Array, slots: Iterable<number>): Uint8Array => {
  const copy = bits.slice()
  for (const slot of slots) copy[slot >> 3] = (copy[slot >> 3] ?? 0) | (1 << (slot & 7))
  return copy
}
