import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Command } from 'commander'
import type { Context } from '../context.ts'
import { unreachable, wrongUse } from '../failure.ts'
import { keyOption } from '../options.ts'
import { connect } from '../service.ts'

type Options = { output?: string; as?: string }

export const documentCommand = (context: Context): Command => {
  const { say } = context
  return new Command('document')
    .description(
      say({ zh: '取回一份预警的原件，逐字节不变', en: 'the original of an alert, byte for byte as it came' }),
    )
    .argument('<warning>', say({ zh: '预警编号', en: 'id of the warning' }))
    .argument(
      '[seq]',
      say({ zh: '第几报（默认最近发布的一报）', en: 'its number in the series (default: the last one issued)' }),
    )
    .option(
      '--output <file>',
      say({ zh: '写入文件，而不是标准输出', en: 'write it to a file instead of standard output' }),
    )
    .addOption(keyOption(say))
    .action(async (warning: string, seq: string | undefined, options: Options) => {
      if (seq !== undefined && !/^[1-9]\d{0,4}$/.test(seq))
        throw wrongUse({ zh: `${seq} 不是报数。`, en: `${seq} is not the number of an alert in its series.` })
      const service = connect(context, 'operator', options)
      const number = seq === undefined ? Math.max(1, (await service.status(warning)).seq) : Number(seq)
      const { bytes, contentType, sha256 } = await service.document(warning, number)
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged
      if (options.output === undefined) return void process.stdout.write(bytes)
      save(options.output, bytes)
      context.tell(
        say({
          zh: `${options.output}：${bytes.length} 字节，${contentType}，SHA-256 ${sha256}`,
          en: `${options.output}: ${bytes.length} bytes, ${contentType}, SHA-256 ${sha256}`,
        }),
      )
    })
}

const damaged = unreachable({
  zh: '收到的不是原件：内容与其 SHA-256 不符。',
  en: 'What came is not the original: it does not match its SHA-256.',
})

const save = (file: string, bytes: Uint8Array): void => {
  try {
    writeFileSync(file, bytes)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause
    throw wrongUse({ zh: `无法写入 ${file}（${code}）。`, en: `${file} cannot be written (${code}).` })
  }
}
