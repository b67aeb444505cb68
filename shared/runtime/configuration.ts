import type * as z from 'zod'

/** A function's variables, checked once at cold start; every bad name is reported at once. */
export const loadConfiguration = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => {
  const parsed = schema.safeParse(process.env)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new Error(`the environment of this function is wrong: ${problems.join('; ')}`)
}
