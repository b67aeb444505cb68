import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommanderError } from 'commander'
import { describe, expect, test } from 'vitest'
import { scopeOf } from '../../../infra/cli/commands/stop.ts'
import type { Context } from '../../../infra/cli/context.ts'
import { exitCodes, Failure } from '../../../infra/cli/failure.ts'
import { chooseLanguage, speaker } from '../../../infra/cli/language.ts'
import { program } from '../../../infra/cli/program.ts'

const nowhere = mkdtempSync(join(tmpdir(), 'tongluo-arguments-'))

const called = (args: string[], environment: NodeJS.ProcessEnv) => {
  const printed: string[] = []
  const told: string[] = []
  const context: Context = {
    say: speaker(chooseLanguage(args, environment)),
    environment,
    cwd: nowhere,
    print: text => void printed.push(text),
    tell: text => void told.push(text),
    progress: () => undefined,
    settle: () => undefined,
  }
  return { context, printed, told }
}

const call = async (args: string[], environment: NodeJS.ProcessEnv = {}) => {
  const { context, printed, told } = called(args, environment)
  const cause = await program(context)
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (cause: unknown) => cause,
    )
  return { cause, printed: printed.join('\n'), told: told.join('\n') }
}

describe('wrong use', () => {
  test.each([
    [['nonsense']],
    [['send']],
    [['send', 'a.xml', '--example']],
    [['send', 'a.xml', '--exercise']],
    [['copy']],
    [['programme', 'show', '430182']],
    [['programme', 'set', '430182101201']],
    [['programme', 'set', '430182101201', join(nowhere, 'missing.json')]],
    [['programme', 'log', '430182101201', '--days', '32']],
    [['send', join(nowhere, 'missing.xml')]],
    [['send', nowhere]],
    [['demo', join(nowhere, 'missing.xml')]],
    [['demo', 'a.xml', '--calendar', '2027']],
    [['demo', '--calendar', 'soon']],
    [['demo', '--calendar', '2027', '--seed', '-1']],
    [['demo', '--seed', '1']],
    [['demo', '--holidays', 'a.json']],
    [['status']],
    [['status', 'w1']],
    [['proof', '12']],
    [['document']],
    [['document', 'w1', 'zwei']],
    [['document', 'w1', '0']],
    [['stop', '--lift']],
    [['approve']],
    [['reject', 'w1']],
    [['target', 'w1']],
    [['target', 'w1', '12']],
    [['withdraw', 'w1', '--seq', '0']],
    [['history']],
    [['start', '--port', '99999']],
    [['key', 'create']],
    [['key', 'create', '--name', 'x', '--area', 'abc']],
    [['key', 'create', '--name', 'x', '--levels', 'pink']],
    [['field']],
    [['import']],
    [['import', join(nowhere, 'missing.csv')]],
    [['import', nowhere]],
    [['import', 'a.csv', '--id', 'a/b']],
    [['export']],
    [['export', '4301']],
    [['export', '430182', '--kind', 'dogs']],
    [['export', '430182']],
  ])('%j is told in a sentence', async args => {
    const { cause, printed, told } = await call(args)
    const known = cause instanceof Failure ? cause.exitCode === exitCodes.wrongUse : cause instanceof CommanderError
    expect(known).toBe(true)
    expect(cause instanceof Failure ? cause.message : told).toMatch(/\w+/)
    expect(printed).toBe('')
  })

  test('a service that nobody runs is a service that cannot be reached', async () => {
    const { cause } = await call(['status', 'w1'], { TONGLUO_URL: 'http://127.0.0.1:9', TONGLUO_KEY: 'k' })
    expect(cause).toMatchObject({ exitCode: exitCodes.unreachable })
  })

  test('a real service has no simulated field', async () => {
    const { cause } = await call(['field'], { TONGLUO_URL: 'https://warnings.example', TONGLUO_KEY: 'k' })
    expect(cause).toMatchObject({ exitCode: exitCodes.refused })
  })
})

describe('help', () => {
  const { context } = called([], {})
  const commands = program(context).commands.map(command => command.name())

  test('there are the commands that the README names', () => {
    expect(commands).toEqual(
      expect.arrayContaining(['start', 'send', 'waiting', 'approve', 'reject', 'target', 'withdraw']),
    )
  })

  test.each(commands)('%s has one in each language', async command => {
    const english = await call([command, '--help'], { LANG: 'C.UTF-8' })
    const chinese = await call([command, '--help', '--lang', 'zh'])
    expect(english.printed).toContain('show help')
    expect(chinese.printed).toContain('显示帮助')
  })
})

describe('the language', () => {
  test.each([
    [[], {}, 'en'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [['--lang', 'zh'], { LANG: 'en_GB' }, 'zh'],
    [['--lang=en'], { LANG: 'zh_CN' }, 'en'],
  ] as const)('%j %j is %s', (args, environment, language) => {
    expect(chooseLanguage([...args], environment)).toBe(language)
  })
})

test('a stop is for everything, a channel, a carrier, or else a warning', () => {
  expect(scopeOf('all')).toStrictEqual({ all: true })
  expect(scopeOf('sms')).toStrictEqual({ channel: 'sms' })
  expect(scopeOf('wecom')).toStrictEqual({ carrier: 'wecom' })
  expect(scopeOf('w-17')).toStrictEqual({ warning: 'w-17' })
})
