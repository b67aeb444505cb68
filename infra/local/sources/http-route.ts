/** A route of an HTTP API and what it leads to. */
export type Route<Target> = { routeKey: string; target: Target }
export type Match = { routeKey: string; parameters: Record<string, string> }

type Compiled<Target> = Route<Target> & { method: string; pattern: RegExp; rank: string }

const compile = <Target>({ routeKey, target }: Route<Target>): Compiled<Target> => {
  if (routeKey === '$default') return { routeKey, target, method: 'ANY', pattern: /^/, rank: '9' }
  const [method = '', path = ''] = routeKey.split(' ')
  const source = path
    .replaceAll(/[.()^$|]/g, '\\$&')
    .replaceAll(/\{(\w+)\+\}/g, '(?<$1>.+)')
    .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const rank = path.replaceAll(/\{\w+\+\}/g, '~').replaceAll(/\{\w+\}/g, '}')
  return { routeKey, target, method, pattern: new RegExp(`^${source}$`), rank }
}

/** Fixed segments before parameters, parameters before the rest of a path, a method before ANY, $default last. */
const byRank = <Target>(left: Compiled<Target>, right: Compiled<Target>): number =>
  left.rank < right.rank
    ? -1
    : left.rank > right.rank
      ? 1
      : Number(left.method === 'ANY') - Number(right.method === 'ANY')

export const compileRoutes = <Target>(
  routes: Route<Target>[],
): ((method: string, path: string) => { match: Match; target: Target } | undefined) => {
  const compiled = routes.map(compile).sort(byRank)
  return (method, path) => {
    for (const { routeKey, target, method: wanted, pattern } of compiled) {
      const found = wanted === 'ANY' || wanted === method ? pattern.exec(path) : null
      if (!found) continue
      const parameters = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
      return { match: { routeKey, parameters: Object.fromEntries(parameters) }, target }
    }
    return undefined
  }
}
