import { Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** What cdk-nag finds and we have decided on: at its own construct, with the reason. `rule`: `SQS3`, or `IAM5[…]` for one finding. */
export const acknowledge = (construct: IConstruct, rule: string, reason: string): void =>
  Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason })
