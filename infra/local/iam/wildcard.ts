export type Matcher = (value: string) => boolean

const pattern = (text: string, ignoreCase: boolean): RegExp => {
  const source = text
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's')
}

/** IAM's `*` and `?`: whether any of the patterns matches the whole value. */
export const wildcard = (patterns: string[], ignoreCase: boolean): Matcher => {
  const compiled = patterns.map(text => pattern(text, ignoreCase))
  return value => compiled.some(one => one.test(value))
}
