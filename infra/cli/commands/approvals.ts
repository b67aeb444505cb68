import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { decide, decisionCommand, type Options } from './decisions.ts'

type ApproveOptions = Options & { notices?: string; area?: string; except?: string[] }

export const approveCommand = (context: Context): Command => {
  const { say } = context
  const made = decisionCommand(context, 'approve', {
    zh: '批准一份等待审核的预警（本人提交的不能由本人批准），或一个月的提醒',
    en: 'approve a warning that waits (nobody approves what they sent themselves), or the notices of a month',
  })
  return made
    .option('--notices <month>', say({ zh: '批准这个月的所有提醒，如 2026-12', en: 'all notices of a month, 2026-12' }))
    .option('--area <code>', say({ zh: '只批准这个区划及其下级的提醒', en: 'notices of this area and those below it' }))
    .option(
      '--except <keys>',
      say({ zh: '这些提醒除外，逗号分隔（R25 或完整的键）', en: 'but not these, by comma (R25, or a whole key)' }),
      (text: string) => text.split(',').filter(Boolean),
    )
    .action(async (warning: string | undefined, { notices, ...options }: ApproveOptions) => {
      if (isOfWarning(warning, notices)) return decide(context, 'approve', warning, options)
      const { approveNotices } = await import('../notices/decide-notices.ts')
      return approveNotices(context, notices ?? '', options)
    })
}

type RejectOptions = Options & { notice?: string; area?: string; reason: string }

export const rejectCommand = (context: Context): Command => {
  const { say } = context
  const made = decisionCommand(context, 'reject', {
    zh: '驳回一份等待中的预警或一条提醒，须说明原因',
    en: 'reject a warning that waits or a notice, and say why',
  })
  return made
    .option(
      '--notice <key>',
      say({ zh: '提醒的键（见 tongluo notices）', en: 'key of a notice (see `tongluo notices`)' }),
    )
    .option('--area <code>', say({ zh: '提醒所属区划', en: 'whose notice it is' }))
    .action(async (warning: string | undefined, { notice, ...options }: RejectOptions) => {
      if (isOfWarning(warning, notice)) return decide(context, 'reject', warning, options)
      const { rejectNotice } = await import('../notices/decide-notices.ts')
      return rejectNotice(context, notice ?? '', options)
    })
}

/** Whether it is about a warning; about both or neither is no order. */
const isOfWarning = (warning: string | undefined, notices: string | undefined): warning is string => {
  if ((warning === undefined) === (notices === undefined))
    throw wrongUse({
      zh: '请指明一份预警，或用 --notices / --notice 指明提醒，二者取一。',
      en: 'Name a warning, or notices with --notices or --notice: one of the two.',
    })
  return warning !== undefined
}
