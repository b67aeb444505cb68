import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { bundleFunctions } from './bundling.ts'
import { isPartition, partitionOf } from './partitions.ts'
import { check, tongluo } from './synthesize.ts'

/** The entry of `cdk deploy`, named in cdk.json. The partition is that of the region the credentials are for. */
const app = new App({ analyticsReporting: false })
const region = process.env.CDK_DEFAULT_REGION
const partition = app.node.tryGetContext('partition') ?? (region ? partitionOf(region) : 'aws')
if (!isPartition(partition))
  throw new Error(`Tongluo cannot be deployed to ${region}: set the context partition to aws or aws-cn.`)

const bundles = mkdtempSync(join(tmpdir(), 'tongluo-bundles-'))
try {
  bundleFunctions(bundles)
  tongluo(app, { partition, settings: app.node.tryGetContext('tongluo') ?? {}, bundles })
  check(app)
  app.synth()
} finally {
  rmSync(bundles, { recursive: true, force: true })
}
