import { hash } from 'node:crypto'

const digest = (words: string[]): Buffer => hash('sha256', words.join('\0'), 'buffer')
/** Six bytes as a number in [0, 1). */
const fractionAt = (bytes: Buffer, at: number): number => bytes.readUIntBE(at, 6) / 2 ** 48

/** A number in [0, 1) that depends on nothing but its words: the field behaves the same on every machine and in every run. */
export const fraction = (seed: string, ...words: string[]): number => fractionAt(digest([seed, ...words]), 0)

/** Five such numbers of one digest, for what is asked thousands of times a second. */
export const fiveFractions = (seed: string, ...words: string[]): [number, number, number, number, number] => {
  const bytes = digest([seed, ...words])
  return [
    fractionAt(bytes, 0),
    fractionAt(bytes, 6),
    fractionAt(bytes, 12),
    fractionAt(bytes, 18),
    fractionAt(bytes, 24),
  ]
}

/** The one of many that a seed points at, whatever order they come in. */
export const chosen = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string, seed: string): Item | undefined => {
  let best: { item: Item; at: number } | undefined
  for (const item of items) {
    const at = fraction(seed, 'chosen', keyOf(item))
    if (!best || at < best.at) best = { item, at }
  }
  return best?.item
}
