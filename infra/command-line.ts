import { type ParseArgsConfig, parseArgs } from 'node:util'

/** A program was called wrongly: one sentence for whoever called it. */
export class WrongUse extends Error {}

/** The options that were given. Throws `WrongUse` with one sentence. */
export const parsed = <Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options) => {
  try {
    return parseArgs({ args, options }).values
  } catch (cause) {
    throw new WrongUse(cause instanceof Error ? cause.message : String(cause))
  }
}

type Bounds = { least: number; most: number }

/** A whole number. Throws `WrongUse` with one sentence. */
export const numberOf = (option: string, text: string, { least, most }: Bounds): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new WrongUse(`--${option} is a number from ${least} to ${most}, not ${text}.`)
  return value
}

/** Names with commas between them, of those that there are. Throws `WrongUse` with one sentence. */
export const namesOf = <Name extends string>(option: string, text: string, all: readonly Name[]): Name[] => {
  const chosen = text.split(',')
  const wrong = chosen.filter(name => !all.some(one => one === name))
  if (wrong.length > 0) throw new WrongUse(`--${option} is of ${all.join(', ')}; there is no ${wrong.join(', ')}.`)
  return all.filter(name => chosen.includes(name))
}
