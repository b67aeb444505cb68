import type { Command } from 'commander'
import { type CapFile, capFile, exampleFile } from './cap-file.ts'
import { wrongUse } from './failure.ts'
import type { Say } from './language.ts'
import { jsonOption, keyOption } from './options.ts'

export type AlertOptions = { example?: boolean; json?: boolean; as?: string }

/** What `send` and `preview` take alike: one file, or the built-in example. */
export const takesAlert = (command: Command, say: Say): Command =>
  command
    .argument(
      '[file]',
      say({
        zh: 'CAP 1.2（XML 或 JSON）或国家预警 XML 文件',
        en: 'a file of CAP 1.2 (XML or JSON) or of the national format',
      }),
    )
    .option('--example', say({ zh: '自带的宁乡暴雨红色预警', en: 'the built-in red rainstorm warning for 宁乡市' }))
    .addOption(jsonOption(say))
    .addOption(keyOption(say, 'national'))

/** Fails as wrong use unless exactly one of the two is given. `builtIn`: the example, dated now (ms). */
export const alertFile = (
  path: string | undefined,
  { example }: AlertOptions,
  builtIn: (now: number) => CapFile = exampleFile,
): CapFile => {
  if ((path === undefined) === (example !== true))
    throw wrongUse({ zh: '请给出一个文件，或用 --example。', en: 'Name one file, or say --example.' })
  return path === undefined ? builtIn(Date.now()) : capFile(path)
}
