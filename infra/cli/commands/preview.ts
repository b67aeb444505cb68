import { Command } from 'commander'
import { capFile, exampleFile } from '../cap-file.ts'
import type { Context } from '../context.ts'
import { exitCodes, wrongUse } from '../failure.ts'
import { connect } from '../service.ts'
import { previewText } from '../show/preview.ts'
import { problemLines } from '../show/problems.ts'

type Options = { example?: boolean; json?: boolean; as?: string }

export const previewCommand = (context: Context): Command => {
  const { say } = context
  return new Command('preview')
    .description(
      say({
        zh: '预演一份预警文件：会发给谁、发什么、多少钱；什么也不发',
        en: 'who an alert file would reach, with which words, at what cost; nothing is sent',
      }),
    )
    .argument(
      '[file]',
      say({ zh: 'CAP 1.2（XML 或 JSON）或国家预警 XML 文件', en: 'a file as `tongluo send` takes it' }),
    )
    .option('--example', say({ zh: '预演自带的宁乡暴雨红色预警', en: 'the built-in red rainstorm warning for 宁乡市' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option(
      '--as <key>',
      say({ zh: '使用哪个演示密钥（默认 national）', en: 'which of the demo keys to use (default: national)' }),
    )
    .action(async (path: string | undefined, options: Options) => {
      if ((path === undefined) === (options.example !== true))
        throw wrongUse({ zh: '请给出一个文件，或用 --example。', en: 'Name one file, or say --example.' })
      const { file, bytes, contentType } = path === undefined ? exampleFile(Date.now()) : capFile(path)
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
