import { Command } from 'commander'
import type { checkFiles } from '../check.ts'
import type { Context } from '../context.ts'
import { exitCodes } from '../failure.ts'
import { problemLines } from '../show/problems.ts'

export const checkCommand = (context: Context): Command => {
  const { say } = context
  return new Command('check')
    .description(
      say({ zh: '在本机检查 CAP 文件，不发送', en: 'judge CAP files on this machine, without sending them' }),
    )
    .argument('<file...>', say({ zh: 'CAP 1.2 文件', en: 'CAP 1.2 files' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .action(async (files: string[], { json }: { json?: boolean }) => {
      // The rules of CAP are loaded only by the command that needs them.
      const { checkFiles } = await import('../check.ts')
      const results = await checkFiles(files)
      const text = results.map(result => checkText(say, result)).join('\n')
      context.print(json ? JSON.stringify(results, null, 2) : text)
      if (results.some(({ verdict }) => verdict === 'refused')) process.exitCode = exitCodes.refused
    })
}

type Result = Awaited<ReturnType<typeof checkFiles>>[number]

const checkText = (say: Context['say'], { file, verdict, reasons, warnings }: Result): string => {
  const word = verdict === 'accepted' ? { zh: '符合', en: 'accepted' } : { zh: '不符合', en: 'refused' }
  const remarks = warnings.length === 0 ? [] : [say({ zh: '  注意：', en: '  take note:' }), ...problemLines(warnings)]
  return [`${file}: ${say(word)}`, ...problemLines(reasons), ...remarks].join('\n')
}
