import { randomUUID } from 'node:crypto'
import { Command, InvalidArgumentError } from 'commander'
import type { Context } from '../context.ts'
import { exitCodes } from '../failure.ts'
import { jsonOption, keyOption } from '../options.ts'
import { readTableFile } from '../read-document.ts'
import { connect } from '../service.ts'

type Options = { replace?: boolean; dryRun?: boolean; id?: string; json?: boolean; as?: string }

export const importCommand = (context: Context): Command => {
  const { say } = context
  return new Command('import')
    .description(
      say({
        zh: '导入名录：地点、风险点、直通群、人员、大喇叭、群聊的 CSV（见 docs/directory.md）',
        en: 'import the directory: CSV of places, risk points, groups, people, terminals, rooms (docs/directory.md)',
      }),
    )
    .argument('<file...>', say({ zh: 'CSV 文件，UTF-8 或 GB18030', en: 'CSV files, UTF-8 or GB18030' }))
    .option(
      '--replace',
      say({
        zh: '同时移除文件中没有的记录（只限文件所含的种类和县）',
        en: 'remove what the files do not name, of the kinds and counties they hold',
      }),
    )
    .option('--dry-run', say({ zh: '只检查并比较，不导入', en: 'check and compare, and import nothing' }))
    .option(
      '--id <id>',
      say({
        zh: '导入编号：被中断后用同一编号可续传',
        en: 'id of the import: the same one again goes on after a kill',
      }),
      importId(say),
    )
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (paths: string[], { replace, dryRun = false, id = randomUUID(), json, as }: Options) => {
      const files = paths.map(file => ({ file, bytes: readTableFile(file) }))
      const service = connect(context, 'administrator', { as })
      // What reads tables is loaded only by the command that needs it.
      const [{ runImport }, { importedDocument, importedText }] = await Promise.all([
        import('../import/run-import.ts'),
        import('../show/imported.ts'),
      ])
      const options = { mode: replace ? 'replace' : 'upsert', dryRun, id } as const
      const outcome = await runImport(service, files, options, context)
      context.settle()
      context.print(
        json ? JSON.stringify(importedDocument(say, outcome, options), null, 2) : importedText(say, outcome, options),
      )
      if (outcome.problems.length > 0) process.exitCode = exitCodes.refused
    })
}

const importId = (say: Context['say']) => (text: string) => {
  if (/^[\w-]{1,64}$/.test(text)) return text
  throw new InvalidArgumentError(
    say({ zh: '应为 1 至 64 个字母、数字、_ 或 -。', en: 'It must be 1 to 64 letters, digits, _ or -.' }),
  )
}
