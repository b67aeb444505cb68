import gcoord from 'gcoord'
import type { Point } from '../cap/alert.ts'

/**
 * What the numbers of a point mean. Maps sold in China are shifted by law, by some 500 m: GCJ-02 (高德, 腾讯), and BD-09 (百度) on top
 * of it. CGCS2000, the state's own, differs from WGS-84 by centimetres.
 */
export const datums = ['WGS-84', 'GCJ-02', 'BD-09'] as const
export type Datum = (typeof datums)[number]

const spellings: Record<string, Datum> = {
  WGS84: 'WGS-84',
  CGCS2000: 'WGS-84',
  国家2000: 'WGS-84',
  GCJ02: 'GCJ-02',
  高德: 'GCJ-02',
  腾讯: 'GCJ-02',
  火星坐标: 'GCJ-02',
  BD09: 'BD-09',
  百度: 'BD-09',
}

/** Undefined: no datum of ours. Capitals, blanks, - and _ mean nothing. */
export const readDatum = (written: string): Datum | undefined => {
  const key = written.toUpperCase().replaceAll(/[\s_-]/g, '')
  return Object.hasOwn(spellings, key) ? spellings[key] : undefined
}

/** Within a metre (gcoord iterates the inverse of GCJ-02, of which no formula is published). Outside China nothing is shifted. */
export const toWgs84 = (point: Point, datum: Datum): Point => {
  if (datum === 'WGS-84') return point
  const [latitude, longitude] = point
  const from = datum === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09
  const [east, north] = gcoord.transform([longitude, latitude], from, gcoord.WGS84)
  return [rounded(north), rounded(east)]
}

/** Six decimals are a tenth of a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
