import { RemovalPolicy } from 'aws-cdk-lib'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Secret, type SecretStringGenerator } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { acknowledge } from './acknowledged.ts'

/** Made by AWS at the first deployment, seen by no one, read one by one. */
export const secrets = (scope: Construct, key: Key) => ({
  adminKey: secret(scope, 'admin-key', key, 'The administrators’ key: makes API keys and publishes directories'),
  phoneKey: secret(
    scope,
    'phone-key',
    key,
    'HMAC key under which phone numbers are looked up; another key finds nobody',
  ),
  boardKey: secret(scope, 'board-key', key, 'Seed of the Ed25519 key that signs what loudspeakers play'),
})

/** `shape`: JSON, of which AWS makes one value; whoever holds the account puts in its own. */
export const secret = (
  scope: Construct,
  id: string,
  encryptionKey: Key,
  description: string,
  shape: Pick<SecretStringGenerator, 'secretStringTemplate' | 'generateStringKey'> = {},
): Secret => {
  const made = new Secret(scope, id, {
    description,
    encryptionKey,
    generateSecretString: { passwordLength: 48, excludePunctuation: true, ...shape },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  acknowledge(
    made,
    'SMG4',
    'Changed by hand: stored look-ups and the terminals’ public key follow from it (docs/deploy.md).',
  )
  return made
}
