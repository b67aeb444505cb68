import { hash } from 'node:crypto'

/** A number in [0, 1) that depends on nothing but its words: the field behaves the same on every machine and in every run. */
export const fraction = (seed: string, ...words: string[]): number =>
  Number.parseInt(hash('sha256', [seed, ...words].join('\0'), 'hex').slice(0, 12), 16) / 2 ** 48

/** The one of many that a seed points at, whatever order they come in. */
export const chosen = <Item>(items: Iterable<Item>, keyOf: (item: Item) => string, seed: string): Item | undefined => {
  let best: { item: Item; at: number } | undefined
  for (const item of items) {
    const at = fraction(seed, 'chosen', keyOf(item))
    if (!best || at < best.at) best = { item, at }
  }
  return best?.item
}
