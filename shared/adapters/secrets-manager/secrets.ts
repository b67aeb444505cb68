import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager'
import { Fault } from '../../ports/fault.ts'
import type { Secrets } from '../../ports/secrets.ts'

/** Region, endpoint and credentials come from the SDK's own variables. */
export const secretsManagerClient = (config: SecretsManagerClientConfig = {}): SecretsManagerClient =>
  new SecretsManagerClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
    ...config,
  })

export const secretsManagerSecrets = (client: SecretsManagerClient): Secrets => {
  const known = new Map<string, Promise<string>>()
  return {
    read(id) {
      const secret = known.get(id) ?? fetchSecret(client, id)
      known.set(id, secret)
      // A failed read is not an answer: the next request asks again.
      secret.catch(() => known.delete(id))
      return secret
    },
  }
}

const fetchSecret = async (client: SecretsManagerClient, id: string): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id })).catch(fail)
  if (!SecretString) throw new Fault('misconfigured', false, 'the secret holds no string')
  return SecretString
}

const denied = ['AccessDeniedException', 'UnrecognizedClientException', 'ExpiredTokenException', 'DecryptionFailure']
const wrong = ['ResourceNotFoundException', 'InvalidParameterException', 'InvalidRequestException']

const fail = (error: unknown): never => {
  const name = error instanceof Error ? error.name : typeof error
  if (denied.includes(name)) throw new Fault('not-permitted', false, `Secrets Manager: ${name}`, error)
  if (wrong.includes(name)) throw new Fault('misconfigured', false, `Secrets Manager: ${name}`, error)
  if (name === 'ThrottlingException') throw new Fault('throttled', true, `Secrets Manager: ${name}`, error)
  throw new Fault(name === 'TimeoutError' ? 'timeout' : 'unreachable', true, `Secrets Manager: ${name}`, error)
}
