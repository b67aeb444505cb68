import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { demoSettings } from '../../../infra/cli/start/demo-settings.ts'
import { synthesizeHere } from '../../../infra/local/synthesize-here.ts'

const Queue = z.looseObject({
  Type: z.literal('AWS::SQS::Queue'),
  Properties: z.looseObject({
    QueueName: z.literal('tongluo-receipts'),
    VisibilityTimeout: z.number(),
    RedrivePolicy: z.looseObject({ maxReceiveCount: z.number() }),
  }),
})
const Template = z.looseObject({ Resources: z.record(z.string(), z.unknown()) })

/** The stack as it is deployed, but for one queue that gives up within ten seconds and not ten minutes. */
export const synthesizeSmall = async (outdir: string): Promise<void> => {
  await synthesizeHere(outdir, demoSettings)
  const file = readdirSync(outdir).find(name => name.endsWith('.template.json')) ?? ''
  const template = Template.parse(JSON.parse(readFileSync(join(outdir, file), 'utf8')))
  const receipts = Object.values(template.Resources).flatMap(resource => Queue.safeParse(resource).data ?? [])
  if (receipts.length !== 1) throw new Error('the template has not one queue of receipts')
  for (const [id, resource] of Object.entries(template.Resources)) {
    const queue = Queue.safeParse(resource)
    if (!queue.success) continue
    const { RedrivePolicy } = queue.data.Properties
    const Properties = {
      ...queue.data.Properties,
      VisibilityTimeout: 5,
      RedrivePolicy: { ...RedrivePolicy, maxReceiveCount: 2 },
    }
    template.Resources[id] = { ...queue.data, Properties }
  }
  writeFileSync(join(outdir, file), JSON.stringify(template))
}
