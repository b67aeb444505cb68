import { hash } from 'node:crypto'
import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import type { Template } from '../template/template.ts'
import type { Kept } from './kept.ts'

const kinds = ['AWS::DynamoDB::Table', 'AWS::SQS::Queue', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret']

/** A deployment changes tables and queues in place; here they are as they were first made, so another template needs another directory. */
export const checkMadeFor = (template: Template, kept: Kept): void => {
  const shapes = kinds.flatMap(kind =>
    template.all(kind, z.looseObject({})).map(({ id, properties }) => [id, properties]),
  )
  const now = hash('sha256', JSON.stringify(shapes))
  const then = kept.get('made-for', 'template')
  if (then !== undefined && then !== now)
    throw new CannotStart(
      'The data directory was made for other tables or queues than these: choose another or delete it.',
    )
  kept.put('made-for', 'template', now)
}
