import { Command, InvalidArgumentError } from 'commander'
import { AreaCode, PlaceCode } from '../../../shared/domain/place.ts'
import type { Client } from '../client.ts'
import type { Context } from '../context.ts'
import { refused } from '../failure.ts'
import type { Phrase } from '../language.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { decidedText } from '../show/decided.ts'

type Decision = 'approve' | 'reject' | 'target' | 'withdraw'
export type Options = { seq?: number; reason?: string; json?: boolean; as?: string }

export const withdrawCommand = (context: Context): Command =>
  decisionCommand(context, 'withdraw', {
    zh: '撤回一份尚未发出的预警（提交者或值班员）',
    en: 'withdraw a warning that was not sent yet (its author, or an officer)',
  }).action((warning: string, options: Options) => decide(context, 'withdraw', warning, options))

export const targetCommand = (context: Context): Command => {
  const { say } = context
  const description = {
    zh: '为一份没有对象的预警指定范围，然后按规定发布或送审',
    en: 'give a warning that reaches nobody its places; it is then released, or waits for approval',
  }
  return decisionCommand(context, 'target', description)
    .argument(
      '<places...>',
      say({
        zh: '区划代码（6、9 或 12 位）、直通群 G-… 或风险点 R-…',
        en: 'codes of counties, towns or villages (6, 9 or 12 digits), of groups (G-…) or risk points (R-…)',
      }),
      place(say),
    )
    .action((warning: string, places: string[], options: Options) =>
      decide(context, 'target', warning, options, { places }),
    )
}

export const decisionCommand = ({ say }: Context, decision: Decision, description: Phrase): Command => {
  const reason = say({ zh: '原因，记入历史', en: 'why, for the history' })
  const made = new Command(decision)
    .description(say(description))
    .argument(
      decision === 'target' || decision === 'withdraw' ? '<warning>' : '[warning]',
      say({ zh: '预警编号', en: 'id of the warning' }),
    )
    .option(
      '--seq <number>',
      say({
        zh: '所决定的是第几号（默认现在等待的那一号）',
        en: 'the number of what you decide on (default: what waits now)',
      }),
      seq(say),
    )
  if (decision === 'reject') made.requiredOption('--reason <why>', reason)
  else made.option('--reason <why>', reason)
  return made.addOption(jsonOption(say)).addOption(keyOption(say, 'operator'))
}

export const decide = async (
  context: Context,
  decision: Decision,
  warning: string,
  options: Options,
  more: { places?: string[] } = {},
): Promise<void> => {
  const { seq, reason, json } = options
  const service = connect(context, 'operator', options)
  const receipt = await service.decide(warning, {
    decision,
    seq: seq ?? (await waitingNow(service, warning)),
    ...(reason !== undefined && { reason }),
    ...more,
  })
  context.print(json ? JSON.stringify(receipt, null, 2) : decidedText(context.say, receipt))
}

const waitingNow = async (service: Client, warning: string): Promise<number> => {
  const { waiting } = await service.waiting()
  const found = waiting.find(one => one.warning === warning || one.alongside.includes(warning))
  if (found?.warning === warning) return found.seq
  if (!found)
    throw refused({
      zh: `${warning} 没有等待您这一密钥决定的内容（tongluo waiting 列出所有等待中的）。`,
      en: `Nothing waits in ${warning} for this key to decide (\`tongluo waiting\` lists what waits).`,
    })
  const { pending } = await service.status(warning)
  return pending?.seq ?? found.seq
}

const seq = (say: Context['say']) => (text: string) => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
  throw new InvalidArgumentError(say({ zh: '应为正整数。', en: 'It must be a positive whole number.' }))
}

/** Shorter codes of counties and towns stand for the padded ones. */
const place =
  (say: Context['say']) =>
  (text: string, before: string[] = []): string[] => {
    const padded = /^(\d{6}|\d{9})$/.test(text) ? AreaCode.parse(text.padEnd(12, '0')) : text
    if (PlaceCode.safeParse(padded).success) return [...before, padded]
    throw new InvalidArgumentError(
      say({
        zh: `${text} 不是区划、直通群或风险点的代码。`,
        en: `${text} is no code of an area, a group or a risk point.`,
      }),
    )
  }
