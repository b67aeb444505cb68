import type { Context } from 'hono'
import * as z from 'zod'
import type { Problem } from '../domain/refusal.ts'
import { problem } from './http-handler.ts'

/** The body as the schema has it, or the answer to give instead: 400 `not-json`, or 422 `refused` with every problem and where it is. */
export const readJsonBody = async <Schema extends z.ZodObject>(
  c: Context,
  schema: Schema,
): Promise<z.output<Schema> | Response> => {
  const parsed = parseJson(await c.req.text())
  if (parsed.kind === 'not-json') return problem(c, 400, 'not-json', 'The body is not JSON.')
  const read = z.safeParse(schema, parsed.value)
  return read.success
    ? read.data
    : problem(c, 422, 'refused', 'The body breaks the rules of this request.', read.error.issues.map(toProblem))
}

const parseJson = (text: string): { kind: 'json'; value: unknown } | { kind: 'not-json' } => {
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'not-json' }
  }
}

const toProblem = ({ code, path, message }: z.core.$ZodIssue): Problem => ({
  code: code.replaceAll('_', '-'),
  at: path.join('/') || '/',
  message: `${message}.`,
})
