import { Duration } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { type DeadQueueName, deadQueuePlans, type QueueName, type QueuePlan, queuePlans } from '../queues.ts'
import { acknowledge } from './acknowledged.ts'
import type { House } from './house.ts'

type Upper<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Uppercase<Head>}_${Upper<Tail>}`
  : Uppercase<Name>
type Urls<Name extends QueueName> = { [N in Name as `${Upper<N>}_QUEUE_URL`]: string }

const minute = Duration.minutes(1)
const retention = Duration.days(14)

/** Every queue of the house with its dead-letter queue and the alarms of both. */
export class Queues extends Construct {
  readonly #queues = new Map<QueueName | DeadQueueName, Queue>()
  readonly #house: House

  constructor(scope: Construct, house: House, without: DeadQueueName[]) {
    super(scope, 'queues')
    this.#house = house
    for (const name of keys(deadQueuePlans)) if (!without.includes(name)) this.#addDead(name)
    for (const name of keys(queuePlans)) this.#addLive(name)
  }

  get(name: QueueName | DeadQueueName): Queue {
    const queue = this.#queues.get(name)
    if (!queue) throw new Error(`there is no queue ${name} in this partition`)
    return queue
  }

  all(...names: (QueueName | DeadQueueName)[]): Queue[] {
    return names.map(name => this.get(name))
  }

  dead(): Queue[] {
    return keys(deadQueuePlans).flatMap(name => this.#queues.get(name) ?? [])
  }

  /** The variables by which a function knows these queues. */
  urls<Name extends QueueName>(...names: Name[]): Urls<Name> {
    const entries = names.map(name => [`${name.toUpperCase().replaceAll('-', '_')}_QUEUE_URL`, this.get(name).queueUrl])
    return Object.fromEntries(entries) as Urls<Name>
  }

  /** Lets `worker` take from these queues, each lane for itself. */
  feed(worker: IFunction, ...names: QueueName[]): void {
    for (const name of names) {
      const plan: QueuePlan = queuePlans[name]
      new EventSourceMapping(worker, `from-${name}`, {
        target: worker,
        eventSourceArn: this.get(name).queueArn,
        batchSize: plan.batchSize,
        reportBatchItemFailures: true,
        maxConcurrency: this.#concurrency(plan),
        ...(plan.windowSeconds && { maxBatchingWindow: Duration.seconds(plan.windowSeconds) }),
      })
    }
  }

  /** The last reader: what it cannot handle stays for two weeks, and the queue's alarm stays up. */
  feedDead(worker: IFunction): void {
    for (const [name, queue] of this.#queues) {
      if (!(name in deadQueuePlans)) continue
      new EventSourceMapping(worker, `from-${name}`, {
        target: worker,
        eventSourceArn: queue.queueArn,
        batchSize: 10,
        reportBatchItemFailures: true,
      })
    }
  }

  #concurrency({ lane }: QueuePlan): number {
    const { urgentConcurrency, routineConcurrency } = this.#house.settings
    return lane === 'urgent' ? urgentConcurrency : routineConcurrency
  }

  #addLive(name: QueueName): void {
    const plan: QueuePlan = queuePlans[name]
    const queue = this.#add(name, {
      visibilityTimeout: Duration.seconds(plan.visibilitySeconds),
      deadLetterQueue: { queue: this.get(plan.dead), maxReceiveCount: plan.maxReceiveCount },
    })
    this.#house.alarms.raise(`${name}-waits`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: minute, statistic: 'Maximum' }),
      threshold: plan.lane === 'urgent' ? this.#house.settings.urgentWaitSeconds : routineWaitSeconds,
      periods: 2,
      what: `Messages wait on ${name} for longer than they should.`,
    })
  }

  #addDead(name: DeadQueueName): void {
    const { what, personal }: { what: string; personal?: true } = deadQueuePlans[name]
    const queue = this.#add(name, {
      // A log subscription's failed event holds phone numbers.
      ...(personal && {
        encryption: QueueEncryption.KMS,
        encryptionMasterKey: this.#house.key,
        dataKeyReuse: Duration.hours(1),
      }),
      visibilityTimeout: minute.plus(minute),
    })
    acknowledge(
      queue,
      'SQS3',
      'A failure destination: record-dead-letter reads it, and what that cannot handle stays, with its alarm up.',
    )
    this.#house.alarms.raise(name, {
      metric: arrivals(queue),
      threshold: 1,
      what: `${what[0]?.toUpperCase()}${what.slice(1)}.`,
    })
  }

  #add(name: QueueName | DeadQueueName, props: QueueProps): Queue {
    const queueName = `${this.#house.settings.prefix}-${name}`
    const queue = new Queue(this, name, {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: retention,
      ...props,
    })
    this.#queues.set(name, queue)
    return queue
  }
}

/** Routine messages may wait for the night's end of a big reminder, not for a day. */
const routineWaitSeconds = 3600

/**
 * Seen or taken: SQS does not count what a redrive policy moves as sent, and a quick reader leaves nothing to be seen
 * (SQS developer guide, "Available CloudWatch metrics").
 */
const arrivals = (queue: Queue): MathExpression =>
  new MathExpression({
    expression: 'visible + taken',
    period: minute,
    usingMetrics: {
      visible: queue.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' }),
      taken: queue.metricNumberOfMessagesReceived({ period: minute, statistic: 'Sum' }),
    },
  })

const keys = <Name extends string>(plans: Record<Name, unknown>): Name[] => Object.keys(plans) as Name[]
