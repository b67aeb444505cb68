/**
 * What the `valueName` of an eventCode, parameter or geocode means. CAP leaves these names to the sender (section 3.2), so the
 * mapping is data, given by the policy. Keys are names as `nameKey` writes them.
 */
export type ValueNames = {
  eventCode: Readonly<Record<string, EventMeaning>>
  geocode: Readonly<Record<string, GeocodeMeaning>>
  colour: Readonly<Record<string, ColourMeaning>>
}

/** `cn-event`: a code of GB/T 35561, as `11B03`. `foreign`: known, and no such code. */
export type EventMeaning = 'cn-event' | 'foreign'
/**
 * `cn-area`: a division code of 2 to 12 digits, or several with commas. `cn-group`: the code of a direct group. `cn-risk-point`: codes
 * of risk points. `cn-risk-point-name`: their names as the directory has them, with commas. `foreign`: known, and no such code.
 */
export type GeocodeMeaning = 'cn-area' | 'cn-group' | 'cn-risk-point' | 'cn-risk-point-name' | 'foreign'
/** `colour`: the word itself. `awareness-level`: `4; red; Extreme`. `roman`: I to IV, where I is red. */
export type ColourMeaning = 'colour' | 'awareness-level' | 'roman'

/** Names are compared without regard to case, and `_`, blank and `-` are one. */
export const nameKey = (valueName: string): string =>
  valueName
    .trim()
    .toUpperCase()
    .replaceAll(/[\s_-]+/g, '-')

export const meaningOf = <Meaning>(
  names: Readonly<Record<string, Meaning>>,
  valueName: string,
): Meaning | undefined => {
  const key = nameKey(valueName)
  return Object.hasOwn(names, key) ? names[key] : undefined
}
