import { resolve } from 'node:path'
import { parsed, WrongUse } from './command-line.ts'
import { isPartition } from './partitions.ts'
import { parseSetting } from './settings.ts'
import { type Synthesized, synthesize } from './synthesize.ts'

const help = `npm run synth -- [--partition aws|aws-cn] [--out DIR] [--set NAME=VALUE …]

Writes the CloudFormation template and the functions' bundles. Needs no credentials and no network.

  --partition   aws (default), or aws-cn for the China regions
  --out         where to write; cdk.out by default
  --set         one setting of infra/settings.ts, for example --set smsRatePerSecond=100
  --help        this text

Ends with 1 if cdk-nag finds something that nobody has acknowledged, with 2 if it was called wrongly.`

const noSettings: string[] = []
const options = {
  partition: { type: 'string', default: 'aws' },
  out: { type: 'string', default: 'cdk.out' },
  set: { type: 'string', multiple: true, default: noSettings },
  help: { type: 'boolean', default: false },
} as const

const main = (): number => {
  const values = parsed(process.argv.slice(2), options)
  if (values.help) {
    console.log(help)
    return 0
  }
  if (!isPartition(values.partition)) throw new WrongUse(`--partition is aws or aws-cn, not ${values.partition}.`)
  const settings = Object.fromEntries(values.set.map(parseSetting))
  const synthesized = synthesize({ partition: values.partition, outdir: resolve(values.out), settings })
  return report(synthesized)
}

const report = ({ templateFile, findings }: Synthesized): number => {
  for (const { rule, what, where } of findings) console.error(`${rule} at ${where}: ${what}`)
  if (findings.length > 0) {
    console.error(`${findings.length} findings: mend them, or acknowledge each at its construct with a reason.`)
    return 1
  }
  console.log(templateFile)
  return 0
}

try {
  process.exitCode = main()
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause))
  process.exitCode = cause instanceof WrongUse ? 2 : 1
}
