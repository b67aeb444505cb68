/** Bytes of an item as DynamoDB counts them (developer guide, "DynamoDB item sizes and formats"), of values as the document client takes them. */
export const itemSize = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce((size, [name, value]) => size + Buffer.byteLength(name) + valueSize(value), 0)

const overhead = 3

const valueSize = (value: unknown): number => {
  if (value === undefined) return 0
  if (value === null || typeof value === 'boolean') return 1
  if (typeof value === 'number') return Math.ceil(String(value).replace(/[-.]/g, '').length / 2) + 1
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (value instanceof Uint8Array) return value.byteLength
  if (value instanceof Set) return [...value].reduce<number>((size, one) => size + valueSize(one), 0)
  if (Array.isArray(value)) return value.reduce<number>((size, one) => size + 1 + valueSize(one), overhead)
  return overhead + Object.values(value).length + itemSize(value as Record<string, unknown>)
}
