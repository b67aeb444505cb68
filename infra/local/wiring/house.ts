import * as z from 'zod'
import { CannotStart } from '../cannot-start.ts'
import type { DynamoCall } from '../dynamodb/call.ts'
import type { StreamOf } from '../dynamodb/tables.ts'
import type { Ask } from '../iam/decide.ts'
import type { Roles } from '../iam/roles.ts'
import { wildcard } from '../iam/wildcard.ts'
import type { Kept } from '../kept/kept.ts'
import type { RunningFunction } from '../lambda/function.ts'
import type { Broker } from '../mqtt/broker.ts'
import type { Queues } from '../queues/queues.ts'
import type { Place } from '../template/place.ts'
import type { Template } from '../template/template.ts'

/** Everything that runs, for whoever connects it as the template says. */
export type House = {
  template: Template
  place: Place
  roles: Roles
  functions: RunningFunction[]
  queues: Queues
  broker: Broker
  kept: Kept
  dynamo: { call: DynamoCall; streams: StreamOf[] }
  options: HouseOptions
}

export type HouseOptions = {
  /** Batches of one mapping at the same time, whatever more the template would allow. */
  concurrency: number
  /** Poll streams at this interval instead of as soon as something was written. */
  streamPollMs: number | undefined
  /** Before each retry of an asynchronous invocation. */
  asyncRetryDelaysMs: readonly number[]
  /** One sentence about something that went wrong at run time. */
  onTrouble(sentence: string): void
}

/** A function by its name, its ARN, or its ARN with a qualifier. */
export const functionOf = ({ functions }: House, reference: string, owner: string): RunningFunction => {
  const found = functions.find(
    ({ plan }) => plan.name === reference || plan.arn === reference || reference.startsWith(`${plan.arn}:`),
  )
  if (found) return found
  throw new CannotStart(`The template's ${owner} names the function ${reference}, which is not in the template.`)
}

/** AWS would refuse to create, or fail at the first use, what its role does not grant. */
export const demandGrant = ({ roles }: House, roleArn: string, owner: string, ...asks: Ask[]): void => {
  for (const ask of asks) {
    if (roles.may(roleArn, ask) === 'allowed') continue
    throw new CannotStart(
      `The template's ${owner} cannot work: its role does not grant ${ask.action} on ${ask.resource}.`,
    )
  }
}

const Permission = z.object({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
})

/** A service of AWS may call a function only where the function's own policy lets it. */
export const demandPermission = (
  house: House,
  target: RunningFunction,
  service: string,
  source: string,
  owner: string,
): void => {
  const principal = `${service}.`
  const granted = house.template
    .all('AWS::Lambda::Permission', Permission)
    .some(
      ({ properties: { FunctionName, Principal, SourceArn } }) =>
        functionOf(house, FunctionName, owner) === target &&
        Principal.startsWith(principal) &&
        (SourceArn === undefined || wildcard([SourceArn], false)(source)),
    )
  if (!granted)
    throw new CannotStart(`The template's ${owner} cannot work: ${service} may not invoke ${target.plan.name}.`)
}
