import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { demoSettings } from '../../../infra/cli/start/demo-settings.ts'
import { CannotStart } from '../../../infra/local/cannot-start.ts'
import { synthesizeHere } from '../../../infra/local/synthesize-here.ts'
import type { SmsCarrier } from '../sms-carrier.ts'

const Sender = z.looseObject({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.looseObject({
    FunctionName: z.literal('tongluo-send-sms'),
    Environment: z.looseObject({ Variables: z.record(z.string(), z.unknown()) }),
  }),
})
const Template = z.looseObject({ Resources: z.record(z.string(), z.unknown()) })

/** As `npm start` runs it. */
export const synthesize = (cdkOut: string, sms: SmsCarrier): Promise<void> =>
  synthesizeHere(cdkOut, sms === 'sns' ? demoSettings : { ...demoSettings, smsCarrier: sms })

const faketime = (): string => {
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')
  if (library !== undefined) return library
  throw new CannotStart('There is no libfaketime here: install it (on Debian `apt install libfaketime`).')
}

/** Gives the processes that send texts a clock that is so many minutes off: the dynamic linker reads it from their variables. */
export const setClock = (cdkOut: string, minutes: number): void => {
  const [file = ''] = globSync(join(cdkOut, '*.template.json'))
  const template = Template.parse(JSON.parse(readFileSync(file, 'utf8')))
  for (const [id, resource] of Object.entries(template.Resources)) {
    const sender = Sender.safeParse(resource).data
    if (!sender) continue
    const { LD_PRELOAD: _, FAKETIME: __, ...Variables } = sender.Properties.Environment.Variables
    const off = `${minutes > 0 ? '+' : ''}${minutes}m`
    // Timers go by the monotonic clock, which no wrong clock changes.
    const clock = { LD_PRELOAD: faketime(), FAKETIME: off, DONT_FAKE_MONOTONIC: '1' }
    const Environment = { ...sender.Properties.Environment, Variables: { ...Variables, ...(minutes !== 0 && clock) } }
    template.Resources[id] = { ...sender, Properties: { ...sender.Properties, Environment } }
  }
  writeFileSync(file, JSON.stringify(template))
}
