/**
 * AWS list prices, USD, us-east-1, on demand, without free tiers, savings plans or taxes; looked up for 22 November 2026. China regions,
 * and most others, have prices of their own: change them here and run again.
 */
export const prices = {
  region: 'us-east-1',
  asOf: '2026-11-22',
  /** aws.amazon.com/dynamodb/pricing/on-demand */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** aws.amazon.com/sqs/pricing: a request, of each 64 kB begun */
  queueRequest: 0.4 / 1e6,
  /** aws.amazon.com/lambda/pricing: arm64 */
  invocation: 0.2 / 1e6,
  gigabyteSecond: 0.0000133334,
  /** aws.amazon.com/api-gateway/pricing: HTTP API */
  httpRequest: 1 / 1e6,
  /** aws.amazon.com/sns/pricing: a request; what the message itself costs depends on its country */
  snsPublish: 0.5 / 1e6,
  /** aws.amazon.com/cloudwatch/pricing: a gigabyte of logs taken in; a line of SNS's delivery log is about 1 kB */
  logGigabyte: 0.5,
  /** aws.amazon.com/iot-core/pricing: a message of 5 kB; a rule that is triggered; an action that it takes */
  iotMessage: 1 / 1e6,
  iotRule: 0.15 / 1e6,
  iotAction: 0.15 / 1e6,
} as const
export type Prices = typeof prices
