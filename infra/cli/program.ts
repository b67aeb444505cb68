import { Command } from 'commander'
import { approveCommand, rejectCommand } from './commands/approvals.ts'
import { calendarCommand } from './commands/calendar.ts'
import { checkCommand } from './commands/check.ts'
import { copyCommand } from './commands/copy.ts'
import { targetCommand, withdrawCommand } from './commands/decisions.ts'
import { demoCommand } from './commands/demo.ts'
import { doctorCommand } from './commands/doctor.ts'
import { documentCommand } from './commands/document.ts'
import { exportCommand } from './commands/export.ts'
import { fieldCommand } from './commands/field.ts'
import { historyCommand } from './commands/history.ts'
import { importCommand } from './commands/import.ts'
import { keyCommand } from './commands/key.ts'
import { noticesCommand } from './commands/notices.ts'
import { previewCommand } from './commands/preview.ts'
import { programmeCommand } from './commands/programme.ts'
import { proofCommand } from './commands/proof.ts'
import { sendCommand } from './commands/send.ts'
import { startCommand } from './commands/start.ts'
import { statusCommand } from './commands/status.ts'
import { stopCommand } from './commands/stop.ts'
import { templateCommand } from './commands/template.ts'
import { waitingCommand } from './commands/waiting.ts'
import type { Context } from './context.ts'

const commands = [
  startCommand,
  demoCommand,
  checkCommand,
  previewCommand,
  sendCommand,
  waitingCommand,
  approveCommand,
  rejectCommand,
  targetCommand,
  withdrawCommand,
  statusCommand,
  historyCommand,
  documentCommand,
  proofCommand,
  copyCommand,
  fieldCommand,
  programmeCommand,
  templateCommand,
  calendarCommand,
  noticesCommand,
  stopCommand,
  importCommand,
  exportCommand,
  keyCommand,
  doctorCommand,
]

export const program = (context: Context): Command => {
  const { say } = context
  const root = new Command('tongluo')
    .description(
      say({
        zh: '铜锣：预警从一份 CAP 文件到每个村的电话、群和喇叭',
        en: 'Tongluo 铜锣: a warning, from a CAP file to every phone, room and loudspeaker of every village',
      }),
    )
    .option(
      '--lang <language>',
      say({ zh: '语言：zh 或 en（默认取自 LANG）', en: 'language: zh or en (default: from LANG)' }),
    )
    .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
    .helpCommand('help [command]', say({ zh: '显示某个命令的帮助', en: 'show help for a command' }))
    .addHelpText('after', `\n${say(after)}`)
  for (const command of commands) root.addCommand(dressed(command(context), context))
  return dressed(root, context)
}

/** Every command ends by exception, so that exit codes are given in one place, and knows `--lang` and `--help`. */
const dressed = (command: Command, context: Context): Command => {
  const { say } = context
  command.exitOverride().configureOutput({
    writeOut: text => context.print(text.trimEnd()),
    writeErr: text => context.tell(text.trimEnd()),
  })
  if (command.name() !== 'tongluo') {
    command.option('--lang <language>', say({ zh: '语言：zh 或 en', en: 'language: zh or en' }))
    command.helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
  }
  for (const child of command.commands) if (command.name() !== 'tongluo') dressed(child, context)
  return command
}

const after = {
  zh: `服务与密钥：TONGLUO_URL 和 TONGLUO_KEY，否则取 .tongluo/service.json（由 start 写入）。
退出码：0 完成，1 被拒绝或未完成，2 用法错误，3 连接不上服务。`,
  en: `Service and key: TONGLUO_URL and TONGLUO_KEY, else .tongluo/service.json (written by \`start\`).
Exit codes: 0 done, 1 refused or not complete, 2 wrong use, 3 cannot reach the service.`,
}
