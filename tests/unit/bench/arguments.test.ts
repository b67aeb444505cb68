import { describe, expect, test } from 'vitest'
import { WrongUse } from '../../../infra/command-line.ts'
import { readArguments } from '../../bench/arguments.ts'

describe('the arguments of the benchmark', () => {
  test('three rounds of the demo county with both pollers, unless something else is said', () => {
    expect(readArguments([])).toEqual({ rounds: 3, polls: ['tight', 'aws'], county: 'demo', json: false })
  })

  test('each can be said', () => {
    const args = ['--rounds', '5', '--poll', 'aws', '--county', 'small', '--json']
    expect(readArguments(args)).toEqual({ rounds: 5, polls: ['aws'], county: 'small', json: true })
  })

  test('help wins over whatever else is wrong', () => {
    expect(readArguments(['--help', '--rounds', 'many'])).toBeUndefined()
  })

  test.each([
    [['--rounds', '0'], '--rounds is a number from 1 to 99, not 0.'],
    [['--rounds', '100'], '--rounds is a number from 1 to 99, not 100.'],
    [['--poll', 'slow'], '--poll is tight, aws or both, not slow.'],
    [['--county', 'all'], '--county is demo or small, not all.'],
    [['--fast'], "Unknown option '--fast'"],
    [['more'], 'Unexpected argument'],
  ])('%j is refused in one sentence', (args, sentence) => {
    expect(() => readArguments(args)).toThrow(WrongUse)
    expect(() => readArguments(args)).toThrow(sentence)
  })
})
