import type { Circle, Point } from '../cap/alert.ts'
import { collapse, type Finding, type Reading, tokens } from '../cap/reading.ts'
import { circle as capCircle, polygon as capPolygon } from '../cap/shapes.ts'

/** `line`: the pairs of a polygon that is not closed, as they stood there. */
export type Shape<Kind> = { shape: Kind; swapped: boolean } | { line: string }

/**
 * The format says “pairs of coordinates” and not which comes first. China lies between 73 and 136 degrees east and 3 and 54 north,
 * so that a pair can be there in one order only.
 */
const isLongitudeFirst = ([first = '', second = '']: string[]): boolean =>
  Number(first) >= 73 && Number(first) <= 136 && Number(second) >= 3 && Number(second) <= 54

/** The text with the latitude first, as CAP has it; what is no pair (a radius) stays. */
const inLatitudeFirst = (text: string): { text: string; swapped: boolean } => {
  const parts = tokens(text).map(token => token.replaceAll('，', ',').split(','))
  const pairs = parts.filter(part => part.length === 2)
  const swapped = pairs.length > 0 && pairs.every(isLongitudeFirst)
  return { text: parts.map(part => (swapped ? part.toReversed() : part).join()).join(' '), swapped }
}

/** Pairs between blanks, in some files between semicolons. First and last the same: an area; else a line. */
export const polygon = (raw: string): Reading<Shape<Point[]> | undefined> => {
  const value = collapse(raw.replaceAll(/[;；]/g, ' '))
  if (value === '') return { value: undefined }
  const { text, swapped } = inLatitudeFirst(value)
  const reading = capPolygon(text)
  if ('value' in reading) return { value: { shape: reading.value, swapped } }
  const isLine = reading.findings.every(({ code }) => code === 'polygon-not-closed' || code === 'polygon-too-short')
  return isLine ? { value: { line: value } } : reading
}

/** The radius is in metres, where CAP has kilometres. */
export const circle = (raw: string): Reading<Shape<Circle> | undefined> => {
  const value = collapse(raw)
  if (value === '') return { value: undefined }
  const { text, swapped } = inLatitudeFirst(value)
  const reading = capCircle(text)
  if (!('value' in reading)) return { findings: reading.findings.map(inMetres) }
  const { centre, radiusKm: metres } = reading.value
  return { value: { shape: { centre, radiusKm: Number((metres / 1000).toFixed(9)) }, swapped } }
}

const inMetres = (finding: Finding): Finding =>
  finding.code === 'negative-radius' ? { ...finding, message: 'has a radius below zero.' } : finding
