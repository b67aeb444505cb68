import type * as z from 'zod'
import { wrongUse } from './failure.ts'
import type { Phrase } from './language.ts'
import { readDocument } from './read-document.ts'

/** What a file has, by its schema; `what`: what it would be. The service judges it too: what is plainly none does not get that far. */
export const readJson = <Schema extends z.ZodType>(path: string, schema: Schema, what: Phrase): z.output<Schema> => {
  const parsed = schema.safeParse(parse(path))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('/') || '/'}: ${message}`).join('; ')
  throw wrongUse({ zh: `${path} 不是${what.zh}：${problems}`, en: `${path} is no ${what.en}: ${problems}` })
}

const parse = (path: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(readDocument(path)))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw wrongUse({ zh: `${path} 不是 JSON。`, en: `${path} is not JSON.` })
  }
}
