import { randomInt, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Kept } from '../kept/kept.ts'
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

const generate = ({ GenerateSecretString: wanted, SecretString }: z.output<typeof Secret>): string => {
  const made = password(wanted?.PasswordLength ?? 32)
  if (!wanted?.GenerateStringKey) return SecretString ?? made
  return JSON.stringify({ ...JSON.parse(wanted.SecretStringTemplate ?? '{}'), [wanted.GenerateStringKey]: made })
}

/** The template's secrets, generated once. By ARN. */
export const generateSecrets = (template: Template, kept: Kept): Map<string, string> =>
  new Map(
    template.all('AWS::SecretsManager::Secret', Secret).map(({ identity, properties }) => {
      const secret = kept.get('secret', identity.ref) ?? generate(properties)
      kept.put('secret', identity.ref, secret)
      return [identity.ref, secret]
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
