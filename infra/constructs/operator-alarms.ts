import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import type { FunctionName } from '../environments.ts'
import type { Settings } from '../settings.ts'
import type { Alarms } from './alarms.ts'
import type { LambdaFunction } from './lambda-function.ts'

const minute = Duration.minutes(1)

/** The alarms that belong to no single queue or crash. */
export const watchOverAll = (alarms: Alarms, tick: IFunction, relay: IFunction): void => {
  alarms.raise('throttles', {
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: 'Sum', period: minute }),
    threshold: 1,
    periods: 3,
    what: 'Lambda has turned invocations away for three minutes: the account’s concurrency is used up.',
  })
  alarms.raise('tick-silent', {
    metric: tick.metricInvocations({ period: minute, statistic: 'Sum' }),
    threshold: 1,
    below: true,
    periods: 5,
    silence: 'alarming',
    what: 'The clock has not ticked for five minutes.',
  })
  alarms.raise('outbox-waits', {
    metric: relay.metric('IteratorAge', { period: minute, statistic: 'Maximum' }),
    threshold: 30_000,
    what: 'Issued warnings have waited half a minute in the table’s stream.',
  })
}

/** SNS’s own figures for SMS; a spend limit that is reached stops every SMS of the account. */
export const watchOverSms = (alarms: Alarms, { smsMonthlySpendUsd }: Settings): void => {
  const sns = (metricName: string, statistic: string, period: Duration) =>
    new Metric({ namespace: 'AWS/SNS', metricName, statistic, period })
  alarms.raise('sms-spend', {
    metric: sns('SMSMonthToDateSpentUSD', 'Maximum', Duration.minutes(5)),
    threshold: 0.8 * smsMonthlySpendUsd,
    what: 'Four fifths of this month’s SMS spend limit are used; at the limit SNS sends nothing.',
  })
  alarms.raise('sms-fails', {
    metric: sns('SMSSuccessRate', 'Average', Duration.minutes(5)),
    threshold: 0.7,
    below: true,
    what: 'Carriers report less than seven of ten SMS as delivered.',
  })
}

const nobodyOnDuty = 'nobody-on-duty'
const accountRefused = 'sms-account-refused'

/** How often these functions say this word in their logs. */
const count = ({ prefix }: Settings, code: string, ...functions: LambdaFunction<FunctionName>[]): void => {
  for (const { log } of functions)
    new MetricFilter(log, code, {
      logGroup: log,
      filterPattern: FilterPattern.stringValue('$.code', '=', code),
      metricNamespace: prefix,
      metricName: code,
      metricValue: '1',
    })
}

/** Whatever calls duty officers says in its log where there are none. */
export const countUnattended = (settings: Settings, ...callers: LambdaFunction<FunctionName>[]): void =>
  count(settings, nobodyOnDuty, ...callers)

/** A carrier that is not AWS has figures in a console of its own; what it says of our account is heard here. */
export const watchOverAccount = (alarms: Alarms, settings: Settings, sms: LambdaFunction<'send-sms'>): void => {
  count(settings, accountRefused, sms)
  alarms.raise(accountRefused, {
    metric: new Metric({ namespace: settings.prefix, metricName: accountRefused, statistic: 'Sum', period: minute }),
    threshold: 1,
    what: 'The carrier of SMS refuses our account: nothing is sent until that is mended.',
  })
}

export const watchOverDuty = (alarms: Alarms, { prefix }: Settings): void => {
  alarms.raise(nobodyOnDuty, {
    metric: new Metric({ namespace: prefix, metricName: nobodyOnDuty, statistic: 'Sum', period: minute }),
    threshold: 1,
    what: 'A warning waits for a person, and its county has no duty officers who could be told.',
  })
}
