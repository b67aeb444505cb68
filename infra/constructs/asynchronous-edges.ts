import { Duration } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  EventInvokeConfig,
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { rightsPolicy, sendsTo } from './rights.ts'

/** Both kinds of destination in one; the rights to it are listed with the function's others. */
const failuresGoTo = (queue: Queue) => ({ bind: () => ({ destination: queue.queueArn }) })

/** New outbox entries of the warnings table, and nothing else of its stream, to the relay. */
export const relayStream = (relay: IFunction, table: Table, failures: Queue): void => {
  new EventSourceMapping(relay, 'from-stream', {
    target: relay,
    eventSourceArn: table.tableStreamArn ?? '',
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 10,
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.isEqual('INSERT'),
        dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('OUT#') } } },
      }),
    ],
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(1),
    onFailure: failuresGoTo(failures),
  })
}

/** Somebody invokes this function and does not wait: what it fails at twice more is kept. */
export const keepFailedEvents = (worker: IFunction, failures: Queue, maxEventAge: Duration): void => {
  new EventInvokeConfig(worker, 'invocation', {
    function: worker,
    retryAttempts: 2,
    maxEventAge,
    onFailure: failuresGoTo(failures),
  })
}

/** The one clock for all that lies ahead. A tick that is a minute late is worth nothing: the next one is there. */
export const everyMinute = (scope: Construct, worker: IFunction, failures: Queue): void => {
  const mayInvoke = new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [worker.functionArn] })
  const role = new Role(scope, 'clock-role', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
    inlinePolicies: { rights: rightsPolicy([{ statements: [mayInvoke] }, sendsTo(failures)]) },
  })
  new CfnSchedule(scope, 'clock', {
    scheduleExpression: 'rate(1 minute)',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: worker.functionArn,
      roleArn: role.roleArn,
      deadLetterConfig: { arn: failures.queueArn },
      retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 60 },
    },
  })
}
