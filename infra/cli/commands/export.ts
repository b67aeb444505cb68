import { resolve } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { type RecordKind, recordKinds } from '../../../shared/domain/directory/directory.ts'
import type { Context } from '../context.ts'
import { refused } from '../failure.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'

type Options = { kind: RecordKind[]; output?: string; json?: boolean; as?: string }

export const exportCommand = (context: Context): Command => {
  const { say, cwd } = context
  return new Command('export')
    .description(
      say({
        zh: '导出一个县已发布的名录，CSV 可原样再导入（含姓名和号码，请妥善保管）',
        en: 'export the published directory of a county as CSV that imports to the same (it holds names and numbers)',
      }),
    )
    .argument('<county>', say({ zh: '县代码，6 位', en: 'code of the county, 6 digits' }), county(say))
    .option(
      '--kind <kinds>',
      say({ zh: `种类，逗号分隔：${recordKinds.join('、')}`, en: `kinds, by comma: ${recordKinds.join(', ')}` }),
      kinds(say),
      [...recordKinds],
    )
    .option(
      '--output <folder>',
      say({ zh: '写到哪个文件夹（默认 tongluo-<县>）', en: 'the folder to write to (default: tongluo-<county>)' }),
    )
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (code: string, { kind, output, json, as }: Options) => {
      const service = connect(context, 'administrator', { as })
      const [{ fetchRecords }, { writeTables }] = await Promise.all([
        import('../import/fetch-records.ts'),
        import('../import/write-tables.ts'),
      ])
      const records = await fetchRecords(service, code, kind, count =>
        context.progress(say({ zh: `已读取 ${count} 条`, en: `${count} records read` })),
      )
      context.settle()
      if (records.length === 0)
        throw refused({ zh: `${code} 没有已发布的此类记录。`, en: `Nothing of that is published of ${code}.` })
      const files = writeTables(resolve(cwd, output ?? `tongluo-${code}`), records)
      context.print(
        json
          ? JSON.stringify({ county: code, files }, null, 2)
          : files.map(({ file, rows }) => `${file}  ${rows}`).join('\n'),
      )
    })
}

const county = (say: Context['say']) => (text: string) => {
  if (/^\d{6}$/.test(text)) return text
  throw new InvalidArgumentError(say({ zh: '应为 6 位数字。', en: 'It must be 6 digits.' }))
}

const kinds = (say: Context['say']) => (text: string) =>
  text.split(',').map(word => {
    const kind = recordKinds.find(known => known === word.trim())
    if (kind) return kind
    throw new InvalidArgumentError(
      say({ zh: `应为 ${recordKinds.join('、')}。`, en: `They are ${recordKinds.join(', ')}.` }),
    )
  })
