import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import type { Identity } from '../template/identity.ts'
import type { Place } from '../template/place.ts'
import type { Template } from '../template/template.ts'
import type { FunctionPlan } from './environment.ts'

const LambdaFunction = z.object({
  Code: z.object({ S3Key: z.string().optional() }),
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  ReservedConcurrentExecutions: z.number().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()).default({}) }).default({ Variables: {} }),
  LoggingConfig: z.object({ LogFormat: z.string().optional(), LogGroup: z.string().optional() }).default({}),
})

export type FunctionOptions = {
  place: Place
  /** Environments of a function that reserves no concurrency, for each thing that feeds it. */
  concurrency: number
  /** Where Node keeps compiled code between starts. */
  compileCache: string
  /** Changes a template's variable where the world outside is simulated. */
  rewrite(value: string): string
}

/** The access key by which the front door knows a function. DynamoDB Local takes letters and digits only. */
export const accessKeyOf = (index: number): string => `AKIALOCAL${String(index).padStart(11, '0')}`

export type PlannedFunction = FunctionPlan & { accessKey: string }

const Feed = z.object({ FunctionName: z.string() })

/** Two lanes feed a sender: what one has taken must not wait, invisible, until the other lets go. More than two are a reader of rare things. */
const lanes = (template: Template, { ref, arn }: Identity): number => {
  const feeds = template
    .all('AWS::Lambda::EventSourceMapping', Feed)
    .filter(({ properties }) => [ref, arn].includes(properties.FunctionName))
  return Math.min(Math.max(1, feeds.length), 2)
}

/** Every function of the template, as it is to be run. */
export const planFunctions = (template: Template, options: FunctionOptions): PlannedFunction[] =>
  template.all('AWS::Lambda::Function', LambdaFunction).map(({ id, identity, properties }, index) => {
    const { Code, Handler, Timeout, MemorySize, Environment, LoggingConfig } = properties
    if (Code.S3Key === undefined)
      throw new CannotStart(`The template's ${id} has no asset: inline code is not run here.`)
    const directory = template.assetDirectory(Code.S3Key)
    const accessKey = accessKeyOf(index)
    const fed = lanes(template, identity)
    const own = Object.entries(Environment.Variables).map(([name, value]) => [name, options.rewrite(value)])
    return {
      accessKey,
      name: identity.ref,
      arn: identity.arn,
      roleArn: properties.Role,
      timeoutSeconds: Timeout,
      memoryMb: MemorySize,
      directory,
      concurrency: properties.ReservedConcurrentExecutions ?? options.concurrency * fed,
      // A lane may take all that it is given at once; the other must not meet a cold start then.
      ahead: fed === 1 ? 1 : options.concurrency + 1,
      variables: {
        ...Object.fromEntries(own),
        PATH: process.env.PATH ?? '',
        LANG: 'en_US.UTF-8',
        TZ: ':UTC',
        NODE_COMPILE_CACHE: options.compileCache,
        _HANDLER: Handler,
        LAMBDA_TASK_ROOT: directory,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_FUNCTION_NAME: identity.ref,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
        AWS_LAMBDA_LOG_GROUP_NAME: LoggingConfig.LogGroup ?? `/aws/lambda/${identity.ref}`,
        AWS_LAMBDA_LOG_STREAM_NAME: 'local',
        AWS_LAMBDA_LOG_FORMAT: LoggingConfig.LogFormat ?? 'Text',
        AWS_REGION: options.place.region,
        AWS_DEFAULT_REGION: options.place.region,
        AWS_ACCESS_KEY_ID: accessKey,
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL: options.place.door,
      },
    }
  })
