import type { Info } from '../../../../shared/domain/cap/alert.ts'

/** An info with nothing special, but what a test says. */
export const infoWith = (some: Partial<Info> = {}): Info => ({
  category: ['Met'],
  event: '暴雨',
  responseType: [],
  urgency: 'Expected',
  severity: 'Moderate',
  certainty: 'Likely',
  eventCode: [],
  parameter: [],
  resource: [],
  area: [],
  ...some,
})
export const named = (valueName: string, value: string): { valueName: string; value: string } => ({ valueName, value })
