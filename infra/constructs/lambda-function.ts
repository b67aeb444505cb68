import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Environments, FunctionName } from '../environments.ts'
import type { House } from './house.ts'
import { acknowledgeWildcards, type Right, rightsPolicy } from './rights.ts'

export type LambdaPlan<Name extends FunctionName> = {
  environment: Environments[Name]
  rights: Right[]
  timeoutSeconds: number
  memoryMb?: number
}

/** One function: its own role and nothing in it that is not listed, its own log, an alarm when it crashes. */
export class LambdaFunction<Name extends FunctionName> extends Construct {
  readonly lambda: Lambda
  readonly log: LogGroup
  readonly name: Name

  constructor(scope: Construct, house: House, name: Name, plan: LambdaPlan<Name>) {
    super(scope, name)
    this.name = name
    const { key, settings, alarms } = house
    const functionName = `${settings.prefix}-${name}`
    const logGroup = new LogGroup(this, 'log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: settings.logRetentionDays,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.log = logGroup
    const writesLog = new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    })
    const rights = [{ statements: [writesLog] }, ...plan.rights]
    const role = new Role(this, 'role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { rights: rightsPolicy(rights) },
    })
    acknowledgeWildcards(role, rights)
    this.lambda = new Lambda(this, 'function', {
      functionName,
      role,
      logGroup,
      // What the runtime itself says of a crash is one JSON line too, as our own lines are.
      loggingFormat: LoggingFormat.JSON,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: house.codeOf(name),
      memorySize: plan.memoryMb ?? 512,
      timeout: Duration.seconds(plan.timeoutSeconds),
      environment: present(plan.environment),
    })
    alarms.raise(`${name}-errors`, {
      metric: this.lambda.metricErrors({ period: Duration.minutes(1) }),
      threshold: 1,
      what: `${name} crashed, ran out of time or could not start.`,
    })
  }
}

const present = (environment: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
