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
}
/** What cdk-nag found and nobody has acknowledged. */
export type Finding = { rule: string; what: string; where: string }
export type Synthesized = { templateFile: string; findings: Finding[] }

/** Writes the cloud assembly (template, bundles, validation report). Needs no credentials and no network. */
export const synthesize = ({ partition, outdir, settings = {}, bundles = true }: Synthesis): Synthesized => {
  const built = bundles ? mkdtempSync(join(tmpdir(), 'tongluo-bundles-')) : undefined
  try {
    if (built) bundleFunctions(built)
    const app = new App({ outdir, analyticsReporting: false, context: { [assetPaths]: true } })
    tongluo(app, { partition, settings, bundles: built })
    writeAssembly(app)
    return { templateFile: join(outdir, `${stackName}.template.json`), findings: readFindings(outdir) }
  } finally {
    if (built) rmSync(built, { recursive: true, force: true })
  }
}

/** Findings end a synthesis with an error after everything is written; they are reported from the file, all at once. */
const writeAssembly = (app: App): void => {
  try {
    app.synth()
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'ValidationFailed') throw cause
  }
}

/** `bundles`: the folder that `bundleFunctions` wrote. */
export type Deployment = { partition: Partition; settings: unknown; bundles: string | undefined }

/** Puts the stack, and the checks it must pass, into an app. */
export const tongluo = (app: App, { partition, settings, bundles }: Deployment): void => {
  const sources = join(import.meta.dirname, '..', 'functions')
  new TongluoStack(app, stackName, {
    partition: partitions[partition],
    settings: readSettings(settings),
    codeOf: name => Code.fromAsset(join(bundles ?? sources, name)),
  })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
}

/** Whoever runs the template on one machine finds each function's bundle by this metadata. */
const assetPaths = 'aws:cdk:enable-asset-metadata'

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
