/** Where the template is run: AWS's pseudo parameters, and the addresses that stand for AWS's own. */
export type Place = {
  partition: string
  region: string
  account: string
  urlSuffix: string
  /** The front door, which every function calls instead of AWS. */
  door: string
  /** The HTTP API. */
  api: string
}

/** fauxqs knows this account only. */
export const localAccount = '000000000000'
export const localRegion = 'ap-southeast-1'

export const regionalArn = (place: Place, service: string, resource: string): string =>
  `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`

/** IAM has no region. */
export const iamArn = (place: Place, resource: string): string =>
  `arn:${place.partition}:iam::${place.account}:${resource}`

/** Buckets are known by name alone. */
export const bucketArn = (place: Place, name: string): string => `arn:${place.partition}:s3:::${name}`

/** The last part of an ARN that names by `:`, such as a queue's or a topic's. */
export const lastOfArn = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1)

/** The last part of a path: a queue's name in its URL, an integration's id in a route's target. */
export const lastOfUrl = (url: string): string => url.slice(url.lastIndexOf('/') + 1)
