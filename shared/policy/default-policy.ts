import { Policy } from '../domain/policy.ts'
import { cautions, channels, nightHazards } from './channels.ts'

/**
 * The project's own defaults; a province's rules come first. A warning keeps the version it was issued under, so a change here
 * is a new version.
 */
export const defaultPolicy: Policy = Policy.parse({
  version: '2026-11.3',
  zone: 'Asia/Shanghai',
  day: { from: '06:30', until: '21:30' },
  channels,
  nightHazards,
  cautions,
  followUp: { anyHour: ['red'], byDay: ['none'] },
  lanes: { red: 'urgent', orange: 'urgent', yellow: 'routine', blue: 'routine', none: 'routine' },
  colourOfSeverity: { Extreme: 'red', Severe: 'orange', Moderate: 'yellow', Minor: 'blue', Unknown: 'yellow' },
  proof: { playedShare: 0.5 },
})
