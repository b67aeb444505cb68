import type { Construct } from 'constructs'
import type { House } from '../constructs/house.ts'
import { LambdaFunction, type LambdaPlan } from '../constructs/lambda-function.ts'
import type { FunctionName } from '../environments.ts'
import type { PartitionFacts } from '../partitions.ts'

/** Where the house is built. `work` puts a function into it. */
export type Site = {
  scope: Construct
  house: House
  partition: PartitionFacts
  work<Name extends FunctionName>(name: Name, plan: LambdaPlan<Name>): LambdaFunction<Name>
}

export const site = (scope: Construct, house: House, partition: PartitionFacts): Site => ({
  scope,
  house,
  partition,
  work: (name, plan) => new LambdaFunction(scope, house, name, plan),
})

/** From here on a function has a whole core to itself (Lambda developer guide, memory). */
export const wholeCoreMb = 1769
