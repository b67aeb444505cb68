/**
 * What the partitions of AWS differ in, as data. Everything else (service principals, host names, ARNs) follows from
 * `AWS::Partition` and `AWS::URLSuffix` in the template itself.
 */
export type Partition = 'aws' | 'aws-cn'

export type PartitionFacts = {
  name: Partition
  /** Where it is deployed unless the command says otherwise. */
  homeRegion: string
  regions: RegExp
  /** Unless another is chosen. SNS sends no SMS in China regions; without a carrier a mark ends `failed: no-carrier`. */
  smsCarrier: 'sns' | 'none'
}

export const partitions: Record<Partition, PartitionFacts> = {
  aws: {
    name: 'aws',
    homeRegion: 'ap-southeast-1',
    regions: /^(?!cn-|us-gov-|us-iso)[a-z]{2}-[a-z]+-\d$/,
    smsCarrier: 'sns',
  },
  'aws-cn': {
    name: 'aws-cn',
    homeRegion: 'cn-north-1',
    regions: /^cn-[a-z]+-\d$/,
    smsCarrier: 'none',
  },
}

export const isPartition = (name: string): name is Partition => Object.hasOwn(partitions, name)

/** The partition a region belongs to. */
export const partitionOf = (region: string): Partition | undefined =>
  Object.values(partitions).find(({ regions }) => regions.test(region))?.name
