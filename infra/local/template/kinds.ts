import { type Naming, naming } from './identity.ts'

/** A resource type that is run, or knowingly not run (`ignored`: because …). A type that is absent stops the start. */
export type Kind = { naming: Naming; ignored?: string }

const run = (how: Naming): Kind => ({ naming: how })
const ignore = (because: string, how: Naming = naming.plain): Kind => ({ naming: how, ignored: because })

export const kinds: Record<string, Kind> = {
  'AWS::ApiGatewayV2::Api': run(naming.api),
  'AWS::ApiGatewayV2::Integration': run(naming.plain),
  'AWS::ApiGatewayV2::Route': run(naming.plain),
  'AWS::ApiGatewayV2::Stage': ignore('one machine serves one stage, and throttles nobody but itself'),
  'AWS::CDK::Metadata': ignore('it only tells AWS which version wrote the template'),
  'AWS::CloudWatch::Alarm': ignore('nobody is woken by a laptop', naming.alarm),
  'AWS::CloudWatch::CompositeAlarm': ignore('nobody is woken by a laptop', naming.alarm),
  'AWS::CloudWatch::Dashboard': ignore('there are no metrics here to draw'),
  'AWS::DynamoDB::Table': run(naming.table),
  'AWS::IAM::ManagedPolicy': run(naming.policy),
  'AWS::IAM::Policy': run(naming.plain),
  'AWS::IAM::Role': run(naming.role),
  'AWS::IoT::Policy': ignore('the broker listens on this machine only, and its terminals are simulated'),
  'AWS::IoT::TopicRule': run(naming.rule),
  'AWS::KMS::Alias': ignore('nothing is encrypted on this machine'),
  'AWS::KMS::Key': ignore('nothing is encrypted on this machine', naming.key),
  'AWS::Lambda::EventInvokeConfig': run(naming.plain),
  'AWS::Lambda::EventSourceMapping': run(naming.plain),
  'AWS::Lambda::Function': run(naming.function),
  'AWS::Lambda::Permission': run(naming.plain),
  'AWS::Logs::LogGroup': run(naming.logGroup),
  'AWS::Logs::MetricFilter': ignore('there are no metrics here to count'),
  'AWS::Logs::ResourcePolicy': ignore('no service of AWS writes logs here'),
  'AWS::Logs::SubscriptionFilter': run(naming.plain),
  'AWS::S3::Bucket': run(naming.bucket),
  'AWS::S3::BucketPolicy': ignore('it demands TLS, and loopback has none; who may do what is in the roles'),
  'AWS::SecretsManager::ResourcePolicy': ignore('who may read a secret is in the roles'),
  'AWS::SecretsManager::Secret': run(naming.secret),
  'AWS::SNS::Subscription': ignore('nobody is woken by a laptop'),
  'AWS::SNS::Topic': run(naming.topic),
  'AWS::SNS::TopicPolicy': ignore('no service of AWS publishes here'),
  'AWS::SQS::Queue': run(naming.queue),
  'AWS::SQS::QueuePolicy': ignore('it demands TLS, and loopback has none; who may do what is in the roles'),
  'AWS::Scheduler::Schedule': run(naming.schedule),
  'AWS::Scheduler::ScheduleGroup': ignore('a group only names schedules'),
}
