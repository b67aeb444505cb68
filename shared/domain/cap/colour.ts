import { Colour } from '../colour.ts'
import { type ColourReading, colourOf, type Policy } from '../policy.ts'
import type { Alert, Info } from './alert.ts'
import { type ColourMeaning, meaningOf, type ValueNames } from './value-names.ts'

/** The colour words that sources use; 无 and none mark a notice. */
const words: readonly [RegExp, Colour][] = [
  [/^(?:red|红色?)$/i, 'red'],
  [/^(?:orange|橙色?)$/i, 'orange'],
  [/^(?:yellow|黄色?)$/i, 'yellow'],
  [/^(?:blue|蓝色?)$/i, 'blue'],
  [/^(?:none|无)$/i, 'none'],
]
const romans: readonly [RegExp, Colour][] = [
  [/^(?:IV|Ⅳ)级?$/i, 'blue'],
  [/^(?:III|Ⅲ)级?$/i, 'yellow'],
  [/^(?:II|Ⅱ)级?$/i, 'orange'],
  [/^(?:I|Ⅰ)级?$/i, 'red'],
]

const find = (table: readonly [RegExp, Colour][], text: string): Colour | undefined =>
  table.find(([form]) => form.test(text.trim()))?.[1]

/** Green is no warning colour of ours: it is not read here, so that severity decides. */
const readers: Record<ColourMeaning, (value: string) => Colour | undefined> = {
  colour: value => find(words, value),
  'awareness-level': value => find(words, value.split(';')[1] ?? ''),
  roman: value => find(romans, value),
}
const precedence: readonly ColourMeaning[] = ['colour', 'awareness-level', 'roman']

/** The source's own colour of one info: from its parameters, else its event codes. */
export const ownColourOf = (
  { parameter, eventCode }: Pick<Info, 'parameter' | 'eventCode'>,
  names: ValueNames,
): Colour | undefined => {
  for (const meaning of precedence)
    for (const { valueName, value } of [...parameter, ...eventCode]) {
      const colour = meaningOf(names.colour, valueName) === meaning ? readers[meaning](value) : undefined
      if (colour) return colour
    }
  return undefined
}

/** The colour of an info: the source's own, else by its severity under the policy. */
export const colourOfInfo = (
  info: Pick<Info, 'parameter' | 'eventCode' | 'severity'>,
  policy: Policy,
  names: ValueNames,
): ColourReading => colourOf(policy, info.severity, ownColourOf(info, names))

/** The worst colour of an Alert's infos; undefined where it has none, as a Cancel may: it takes the colour of its series. */
export const colourOfAlert = (
  { info }: Pick<Alert, 'info'>,
  policy: Policy,
  names: ValueNames,
): ColourReading | undefined =>
  info
    .map(one => colourOfInfo(one, policy, names))
    .sort((a, b) => Colour.options.indexOf(a.colour) - Colour.options.indexOf(b.colour))[0]
