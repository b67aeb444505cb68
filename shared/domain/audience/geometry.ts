import { booleanIntersects } from '@turf/boolean-intersects'
import { polygon } from '@turf/helpers'
import type { Point } from '../cap/alert.ts'
import { type Drawn, outlineOf } from './drawn.ts'
import { closed, regionOf, toPosition } from './region.ts'

/** Where a place is: its outline where it is known, else one point; neither: no drawing can find it. */
export type Situated = { point?: Point | undefined; shape?: Point[] | undefined }

/** Whether a drawing touches a place. Prepared once per drawing, then asked for every place of a county. */
export const touches = (drawn: Drawn): ((place: Situated) => boolean) => {
  const region = regionOf(drawn)
  const area = toGeoJson(outlineOf(drawn))
  return ({ point, shape }) =>
    shape && shape.length > 0
      ? shape.some(region.holds) || booleanIntersects(toGeoJson(shape), area)
      : point !== undefined && region.holds(point)
}

const toGeoJson = (ring: Point[]) => polygon([closed(ring).map(toPosition)])
