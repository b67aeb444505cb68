/** Whose work a process does. `runtime`: the process that plays AWS (front door, queues, pollers), which is the benchmark's own. */
export type Role = `function ${string}` | 'runtime' | 'java' | 'broker' | 'field' | 'other'
export const groups = ['functions', 'runtime', 'java', 'broker', 'field', 'other'] as const
export type Group = (typeof groups)[number]

/** `commandLine` and `environ` as /proc has them, with NUL between. */
export const roleOf = (commandLine: string, environ: string): Role => {
  const name = /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=(?:tongluo-)?([^\0]+)/.exec(environ)?.[1]
  if (name !== undefined) return `function ${name}`
  if (commandLine.includes('DynamoDBLocal.jar')) return 'java'
  if (commandLine.includes('broker-process.ts')) return 'broker'
  if (/\/field\/main\.ts|\/small-field\.ts/.test(commandLine)) return 'field'
  return 'other'
}

export const groupOf = (role: Role): Group => {
  const known = groups.find(group => group === role)
  return known ?? 'functions'
}
