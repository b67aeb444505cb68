import { randomInt, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Template } from '../template/template.ts'
import { json, type Service } from './request.ts'

const Generated = z.object({
  PasswordLength: z.number().default(32),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
})
const Secret = z.object({ GenerateSecretString: Generated.optional(), SecretString: z.string().optional() })

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const password = (length: number): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** The template's secrets, generated anew at each start. By ARN. */
export const generateSecrets = (template: Template): Map<string, string> =>
  new Map(
    template.all('AWS::SecretsManager::Secret', Secret).map(({ identity, properties }) => {
      const { GenerateSecretString: wanted, SecretString } = properties
      const made = password(wanted?.PasswordLength ?? 32)
      if (!wanted?.GenerateStringKey) return [identity.ref, SecretString ?? made]
      const fields = { ...JSON.parse(wanted.SecretStringTemplate ?? '{}'), [wanted.GenerateStringKey]: made }
      return [identity.ref, JSON.stringify(fields)]
    }),
  )

export const secretsService = (secrets: Map<string, string>): Service => {
  const idOf = (body: Buffer): string => (JSON.parse(body.toString('utf8')) as { SecretId?: string }).SecretId ?? ''
  return {
    asks: ({ headers, body }) => {
      const target = headers['x-amz-target'] ?? ''
      return [{ action: `secretsmanager:${target.slice(target.indexOf('.') + 1)}`, resource: idOf(body) }]
    },
    serve: async ({ headers, body }) => {
      if (!headers['x-amz-target']?.endsWith('.GetSecretValue'))
        return json(400, { __type: 'UnknownOperationException' })
      const ARN = idOf(body)
      const SecretString = secrets.get(ARN)
      if (SecretString === undefined)
        return json(400, { __type: 'ResourceNotFoundException', Message: 'There is no such secret.' })
      return json(200, { ARN, Name: ARN, SecretString, VersionId: randomUUID(), VersionStages: ['AWSCURRENT'] })
    },
    refuse: sentence => json(400, { __type: 'AccessDeniedException', Message: sentence }),
  }
}
