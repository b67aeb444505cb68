import { describe, expect, test } from 'vitest'
import { WrongUse } from '../../../infra/command-line.ts'
import { readArguments } from '../../bench/targeting/arguments.ts'
import { countryOf, pointsOf } from '../../bench/targeting/country.ts'
import { questions } from '../../bench/targeting/questions.ts'
import { bruteForce, flatbushMethod } from '../../bench/targeting/rivals.ts'

describe('the arguments of the targeting benchmark', () => {
  test('are a country of 700,000 villages and three rounds, unless something else is said', () => {
    expect(readArguments([])).toEqual({ villages: 700_000, rounds: 3, seed: 1, store: true, json: false })
  })

  test.each([
    [['--n', '10'], '--n is a number from 1000 to 2000000, not 10.'],
    [['--rounds', 'x'], '--rounds is a number from 1 to 99, not x.'],
    [['--fast'], "Unknown option '--fast'"],
  ])('%j is refused in one sentence', (args, sentence) => {
    expect(() => readArguments(args)).toThrow(WrongUse)
    expect(() => readArguments(args)).toThrow(sentence)
  })
})

test('the same seed makes the same country, of exactly so many villages', () => {
  const [one, again, other] = [countryOf(2_000, 1), countryOf(2_000, 1), countryOf(2_000, 2)]
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
  expect(one.flatMap(pointsOf)).toHaveLength(2_000)
  expect(new Set(one.flatMap(({ places }) => places.map(({ code }) => code))).size).toBe(2_000)
})

test.each(questions)('the rivals agree about the $name', ({ drawn }) => {
  const points = countryOf(20_000, 1).flatMap(pointsOf)
  const sorted = (found: Iterable<number>) => [...found].sort((a, b) => a - b)
  const truth = sorted(bruteForce(points).find(drawn).villages())
  expect(sorted(flatbushMethod(points).find(drawn).villages())).toEqual(truth)
})
