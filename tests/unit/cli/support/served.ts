import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Failure } from '../../../../infra/cli/failure.ts'
import { speaker } from '../../../../infra/cli/language.ts'
import { program } from '../../../../infra/cli/program.ts'

/** The command against an app that listens on a free port; `key` is what it calls itself by. */
export const served = async (app: { fetch: Parameters<typeof serve>[0]['fetch'] }) => {
  const cwd = mkdtempSync(join(tmpdir(), 'tongluo-command-'))
  // The nearest folder of that name is taken: one of its own, whatever lies above.
  mkdirSync(join(cwd, '.tongluo'))
  const { server, url } = await new Promise<{ server: ReturnType<typeof serve>; url: string }>(resolve => {
    const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({ server: listening, url: `http://127.0.0.1:${port}` }),
    )
  })
  return {
    cwd,
    async run(args: string[], key: string, language: 'zh' | 'en' = 'en') {
      const [printed, told]: [string[], string[]] = [[], []]
      const context = {
        ...{ say: speaker(language), cwd, environment: { TONGLUO_URL: url, TONGLUO_KEY: key } },
        ...{ progress: () => undefined, settle: () => undefined },
        print: (text: string) => void printed.push(text),
        tell: (text: string) => void told.push(text),
      }
      const failed: unknown = await program(context)
        .parseAsync(args, { from: 'user' })
        .then(() => undefined)
        .catch((cause: unknown) => cause)
      if (failed !== undefined && !(failed instanceof Failure)) throw failed
      const [code, why] = [failed?.exitCode ?? 0, failed?.phrase.en ?? '']
      return { printed: printed.join('\n'), told: told.join('\n'), code, why }
    },
    close() {
      server.close()
      rmSync(cwd, { recursive: true })
    },
  }
}
