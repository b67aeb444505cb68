import { Command } from 'commander'
import { type AlertOptions, alertFile, takesAlert } from '../alert-argument.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../failure.ts'
import { connect } from '../service.ts'
import { previewText } from '../show/preview.ts'
import { problemLines } from '../show/problems.ts'

export const previewCommand = (context: Context): Command => {
  const { say } = context
  const command = new Command('preview').description(
    say({
      zh: '预演一份预警文件：会发给谁、发什么、多少钱；什么也不发',
      en: 'who an alert file would reach, with which words, at what cost; nothing is sent',
    }),
  )
  return takesAlert(command, say).action(async (path: string | undefined, options: AlertOptions) => {
    const { file, bytes, contentType } = alertFile(path, options)
    const preview = await connect(context, 'national', options).preview(bytes, contentType)
    if (options.json) context.print(JSON.stringify({ file, ...preview }, null, 2))
    else if ('verdict' in preview)
      context.print(
        [say({ zh: `${file}：会被拒绝`, en: `${file}: would be refused` }), ...problemLines(preview.reasons)].join(
          '\n',
        ),
      )
    else context.print(previewText(say, file, preview))
    if ('verdict' in preview) process.exitCode = exitCodes.refused
  })
}
