import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Key } from 'aws-cdk-lib/aws-kms'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import type { Settings } from '../settings.ts'

export type AlarmPlan = {
  metric: IMetric
  /** Raised at this value and above, unless `below` turns it round. */
  threshold: number
  below?: true
  periods?: number
  /** What no data means; a worker that has nothing to do writes none. */
  silence?: 'fine' | 'alarming'
  /** One sentence: what has happened. */
  what: string
}

/** Everything that calls a person. An alarm's id is its section in docs/runbook.md. */
export class Alarms extends Construct {
  readonly topic: Topic
  readonly #prefix: string

  constructor(scope: Construct, id: string, { key, settings }: { key: Key; settings: Settings }) {
    super(scope, id)
    this.#prefix = settings.prefix
    this.topic = new Topic(this, 'topic', {
      masterKey: key,
      enforceSSL: true,
      displayName: `${settings.prefix} operators`,
    })
    key.grant(new ServicePrincipal('cloudwatch.amazonaws.com'), 'kms:Decrypt', 'kms:GenerateDataKey')
    if (settings.operatorEmail) this.topic.addSubscription(new EmailSubscription(settings.operatorEmail))
  }

  raise(id: string, { metric, threshold, below, periods = 1, silence = 'fine', what }: AlarmPlan): void {
    const alarm = new Alarm(this, id, {
      alarmName: `${this.#prefix}-${id}`,
      alarmDescription: `${what} What to do: docs/runbook.md#${id}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence === 'fine' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
