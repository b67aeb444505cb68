import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { AwsSolutionsChecks } from 'cdk-nag'
import * as z from 'zod'
import { bundleFunctions } from './bundling.ts'
import { type Partition, partitions } from './partitions.ts'
import { readSettings, type SettingsInput } from './settings.ts'
import { TongluoStack } from './stack.ts'

export const stackName = 'Tongluo'

export type Synthesis = {
  partition: Partition
  outdir: string
  settings?: SettingsInput
  /** false: the functions' sources stand in for their bundles, where only the template is looked at. */
  bundles?: boolean
  /** false: neither cdk-nag nor CloudFormation's own rules look at it, which is most of the time it takes. */
  checks?: boolean
}
/** What cdk-nag found and nobody has acknowledged. */
export type Finding = { rule: string; what: string; where: string }
export type Synthesized = { templateFile: string; findings: Finding[] }

/** Writes the cloud assembly (template, bundles, validation report). Needs no credentials and no network. */
export const synthesize = ({
  partition,
  outdir,
  settings = {},
  bundles = true,
  checks = true,
}: Synthesis): Synthesized => {
  const built = bundles ? mkdtempSync(join(tmpdir(), 'tongluo-bundles-')) : undefined
  try {
    if (built) bundleFunctions(built)
    const app = new App({
      outdir,
      analyticsReporting: false,
      builtinCloudFormationValidation: checks,
      context: { [assetPaths]: true, [rulesAreErrors]: true },
    })
    tongluo(app, { partition, settings, bundles: built })
    const findings = checks ? checked(app) : []
    if (!checks) app.synth()
    return { templateFile: join(outdir, `${stackName}.template.json`), findings }
  } finally {
    if (built) rmSync(built, { recursive: true, force: true })
  }
}

export const check = (app: App): void => Validations.of(app).addPlugins(new AwsSolutionsChecks(app))

/** Writes the assembly of an app under cdk-nag and says what it found: findings end a synthesis after all is written. */
export const checked = (app: App): Finding[] => {
  check(app)
  try {
    app.synth()
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'ValidationFailed') throw cause
  }
  return readFindings(app.outdir)
}

/** `bundles`: the folder that `bundleFunctions` wrote. */
export type Deployment = { partition: Partition; settings: unknown; bundles: string | undefined }

/** Puts the stack into an app. */
export const tongluo = (app: App, { partition, settings, bundles }: Deployment): void => {
  const sources = join(import.meta.dirname, '..', 'functions')
  new TongluoStack(app, stackName, {
    partition: partitions[partition],
    settings: readSettings(settings),
    codeOf: name => Code.fromAsset(join(bundles ?? sources, name)),
  })
}

/** Whoever runs the template on one machine finds each function's bundle by this metadata. */
const assetPaths = 'aws:cdk:enable-asset-metadata'
/** What CloudFormation's own schemas and rules find are errors too. */
const rulesAreErrors = '@aws-cdk/core:validateAgainstDefaultRules'

const readFindings = (outdir: string): Finding[] => {
  const report = ValidationReport.parse(JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')))
  return report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({ rule: ruleName, what: description, where: constructPath })),
    ),
  )
}

const ValidationReport = z.object({
  pluginReports: z
    .array(
      z.object({
        violations: z.array(
          z.object({
            ruleName: z.string(),
            description: z.string(),
            violatingConstructs: z.array(z.object({ constructPath: z.string() })),
          }),
        ),
      }),
    )
    .min(1),
})
