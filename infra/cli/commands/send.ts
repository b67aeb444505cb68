import { Command } from 'commander'
import { type CapFile, capFile, exampleFile, exerciseFile } from '../cap-file.ts'
import type { Context } from '../context.ts'
import { exitCodes, wrongUse } from '../failure.ts'
import { connect } from '../service.ts'
import { sentDocument, sentText } from '../show/sent.ts'

type Options = { example?: boolean; exercise?: boolean; json?: boolean; as?: string }

export const sendCommand = (context: Context): Command => {
  const { say } = context
  return new Command('send')
    .description(say({ zh: '向服务发送一份预警文件', en: 'send an alert file to the service' }))
    .argument(
      '[file]',
      say({
        zh: 'CAP 1.2（XML 或 JSON）或国家预警 XML 文件',
        en: 'a file of CAP 1.2 (XML or JSON) or of the national format',
      }),
    )
    .option(
      '--example',
      say({ zh: '发送自带的宁乡暴雨红色预警', en: 'send the built-in red rainstorm warning for 宁乡市' }),
    )
    .option('--exercise', say({ zh: '与 --example 同用：作为演练发送', en: 'with --example: send it as an exercise' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option(
      '--as <key>',
      say({ zh: '使用哪个演示密钥（默认 national）', en: 'which of the demo keys to use (default: national)' }),
    )
    .action(async (path: string | undefined, options: Options) => {
      if ((path === undefined) === (options.example !== true))
        throw wrongUse({ zh: '请给出一个文件，或用 --example。', en: 'Name one file, or say --example.' })
      if (path !== undefined && options.exercise === true)
        throw wrongUse({
          zh: '--exercise 只与 --example 同用：文件自己说明是不是演练（<status>）。',
          en: '--exercise goes with --example: a file says itself whether it is one (<status>).',
        })
      const { file, bytes, contentType } = path === undefined ? builtIn(options) : capFile(path)
      const sent = await connect(context, 'national', options).send(bytes, contentType)
      context.print(options.json ? JSON.stringify(sentDocument(file, sent), null, 2) : sentText(say, file, sent))
      if (sent.verdict === 'refused') process.exitCode = exitCodes.refused
    })
}

const builtIn = ({ exercise }: Options): CapFile =>
  exercise === true ? exerciseFile(Date.now()) : exampleFile(Date.now())
