import * as z from 'zod'
import { TemplateContent } from '../../../shared/domain/templates/template.ts'
import { readJson } from '../read-json.ts'

/** What is written about a template in a file; a whole template, as `template show --json` prints it, will do. */
export const readTemplate = (file: string): TemplateContent =>
  readJson(file, z.preprocess(contentIn, TemplateContent.strip()), { zh: '模板文件', en: 'template' })

const contentIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'template' in value ? value.template : value
