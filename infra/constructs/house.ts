import type { Key } from 'aws-cdk-lib/aws-kms'
import type { Code } from 'aws-cdk-lib/aws-lambda'
import type { FunctionName } from '../environments.ts'
import type { Settings } from '../settings.ts'
import type { Alarms } from './alarms.ts'

/** What every part of the stack stands on. */
export type House = { key: Key; alarms: Alarms; settings: Settings; codeOf: (name: FunctionName) => Code }
