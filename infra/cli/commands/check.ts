import { Command } from 'commander'
import type { checkFiles } from '../check.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../failure.ts'
import { jsonOption } from '../options.ts'
import { problemLines } from '../show/problems.ts'

export const checkCommand = (context: Context): Command => {
  const { say } = context
  return new Command('check')
    .description(
      say({ zh: '在本机检查预警文件，不发送', en: 'judge alert files on this machine, without sending them' }),
    )
    .argument(
      '<file...>',
      say({
        zh: 'CAP 1.2（XML 或 JSON）或国家预警 XML 文件',
        en: 'files of CAP 1.2 (XML or JSON) or of the national format',
      }),
    )
    .addOption(jsonOption(say))
    .action(async (files: string[], { json }: { json?: boolean }) => {
      // The rules of the formats are loaded only by the command that needs them.
      const { checkFiles } = await import('../check.ts')
      const results = await checkFiles(files)
      const text = results.map(result => checkText(say, result)).join('\n')
      context.print(json ? JSON.stringify(results, null, 2) : text)
      if (results.some(({ verdict }) => verdict === 'refused')) process.exitCode = exitCodes.refused
    })
}

type Result = Awaited<ReturnType<typeof checkFiles>>[number]

const checkText = (say: Context['say'], { file, verdict, format, reasons, warnings }: Result): string => {
  const word = verdict === 'accepted' ? { zh: '符合', en: 'accepted' } : { zh: '不符合', en: 'refused' }
  const remarks = warnings.length === 0 ? [] : [say({ zh: '  注意：', en: '  take note:' }), ...problemLines(warnings)]
  const form = format === undefined ? '' : ` (${say(formatWords[format])})`
  return [`${file}: ${say(word)}${form}`, ...problemLines(reasons), ...remarks].join('\n')
}

const formatWords: Record<NonNullable<Result['format']>, { zh: string; en: string }> = {
  cap: { zh: 'CAP 1.2', en: 'CAP 1.2' },
  'cap-json': { zh: 'CAP 1.2，JSON', en: 'CAP 1.2 in JSON' },
  national: { zh: '国家预警 XML', en: 'national XML' },
}
