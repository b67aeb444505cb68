import { WrongUse } from './arguments.ts'

type Bounds = { least: number; most: number }

/** Of a command line. Throws `WrongUse` with one sentence. */
export const numberOf = (name: string, text: string, { least, most }: Bounds): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new WrongUse(`--${name} is a number from ${least} to ${most}, not ${text}.`)
  return value
}

/** Names with commas between them, of those that there are. */
export const namesOf = <Name extends string>(option: string, text: string, all: readonly Name[]): Name[] => {
  const chosen = text.split(',')
  const wrong = chosen.filter(name => !all.some(one => one === name))
  if (wrong.length > 0) throw new WrongUse(`--${option} is of ${all.join(', ')}; there is no ${wrong.join(', ')}.`)
  return all.filter(name => chosen.includes(name))
}
