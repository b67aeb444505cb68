import { Command } from 'commander'
import type { Context } from '../context.ts'
import { findingLines } from '../doctor/finding.ts'
import { examineMachine } from '../doctor/machine.ts'
import { exitCodes } from '../failure.ts'
import { jsonOption, portOption } from '../options.ts'

type Options = { aws?: boolean; json?: boolean; port: number }

export const doctorCommand = (context: Context): Command => {
  const { say } = context
  return new Command('doctor')
    .description(say({ zh: '检查有什么妨碍运行', en: 'find what stands in the way' }))
    .option('--aws', say({ zh: '检查 AWS 账号的短信设置', en: 'look at the SMS settings of the AWS account instead' }))
    .addOption(portOption(say))
    .addOption(jsonOption(say))
    .action(async ({ aws, json, port }: Options) => {
      const findings = aws ? await (await import('../doctor/aws.ts')).examineAws() : await examineMachine(context, port)
      const plain = findings.map(finding => ({ ...finding, sentence: say(finding.sentence) }))
      context.print(json ? JSON.stringify(plain, null, 2) : findingLines(say, findings))
      if (findings.some(({ verdict }) => verdict === 'problem')) process.exitCode = exitCodes.refused
    })
}
