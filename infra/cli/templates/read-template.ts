import { TemplateContent } from '../../../shared/domain/templates/template.ts'
import { wrongUse } from '../failure.ts'
import { readDocument } from '../read-document.ts'

/** What is written about a template in a file; a whole template, as `template show --json` prints it, will do. */
export const readTemplate = (file: string): TemplateContent => {
  const parsed = TemplateContent.strip().safeParse(contentIn(parse(file)))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('/') || '/'}: ${message}`).join('; ')
  throw wrongUse({ zh: `${file} 不是模板文件：${problems}`, en: `${file} is no template: ${problems}` })
}

const contentIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'template' in value ? value.template : value

const parse = (file: string): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(readDocument(file)))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw wrongUse({ zh: `${file} 不是 JSON。`, en: `${file} is not JSON.` })
  }
}
