import { Command } from 'commander'
import type { Context } from '../context.ts'
import { wrongUse } from '../failure.ts'
import { jsonOption, keyOption } from '../options.ts'
import { connect } from '../service.ts'
import { proofText } from '../show/proof.ts'

export const proofCommand = (context: Context): Command => {
  const { say } = context
  return new Command('proof')
    .description(say({ zh: '一个村收到了什么，凭什么这么说', en: 'what reached a village, and by what evidence' }))
    .argument(
      '<village>',
      say({ zh: '12 位村代码，或风险点代码', en: 'the 12-digit code of the village, or the code of a risk point' }),
    )
    .option('--exercises', say({ zh: '也显示演练和测试', en: 'show exercises and tests as well' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say))
    .action(async (village: string, options: { json?: boolean; as?: string; exercises?: boolean }) => {
      if (!/^(\d{12}|R-\d{12}-[\w-]+)$/.test(village))
        throw wrongUse({
          zh: `${village} 不是 12 位村代码，也不是风险点代码（R-…）。`,
          en: `${village} is neither a village code of 12 digits nor a risk point's (R-…).`,
        })
      const found = await connect(context, 'operator', options).proofs(village, options.exercises)
      const proofs = [...found.proofs, ...(found.exercises ?? [])]
      context.print(options.json ? JSON.stringify(proofs, null, 2) : text(context, village, proofs))
    })
}

const text = ({ say }: Context, village: string, proofs: Parameters<typeof proofText>[1][]): string =>
  proofs.length === 0
    ? say({ zh: `${village} 目前没有预警。`, en: `No warning concerns ${village} now.` })
    : proofs.map(proof => proofText(say, proof)).join('\n\n')
