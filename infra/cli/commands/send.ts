import { Command } from 'commander'
import { type AlertOptions, alertFile, takesAlert } from '../alert-argument.ts'
import { exampleFile, exerciseFile } from '../cap-file.ts'
import type { Context } from '../context.ts'
import { exitCodes, wrongUse } from '../failure.ts'
import { connect } from '../service.ts'
import { sentDocument, sentText } from '../show/sent.ts'

type Options = AlertOptions & { exercise?: boolean }

export const sendCommand = (context: Context): Command => {
  const { say } = context
  const command = new Command('send').description(
    say({ zh: '向服务发送一份预警文件', en: 'send an alert file to the service' }),
  )
  return takesAlert(command, say)
    .option('--exercise', say({ zh: '与 --example 同用：作为演练发送', en: 'with --example: send it as an exercise' }))
    .action(async (path: string | undefined, options: Options) => {
      if (path !== undefined && options.exercise === true)
        throw wrongUse({
          zh: '--exercise 只与 --example 同用：文件自己说明是不是演练（<status>）。',
          en: '--exercise goes with --example: a file says itself whether it is one (<status>).',
        })
      const { file, bytes, contentType } = alertFile(path, options, options.exercise ? exerciseFile : exampleFile)
      const sent = await connect(context, 'national', options).send(bytes, contentType)
      context.print(options.json ? JSON.stringify(sentDocument(file, sent), null, 2) : sentText(say, file, sent))
      if (sent.verdict === 'refused') process.exitCode = exitCodes.refused
    })
}
