/** Who is to be reached, and how many provinces' gateways work at once. */
export type Audience = { name: string; people: number; gateways: number }
export const audiences: Audience[] = [
  { name: 'county, 500,000', people: 500_000, gateways: 1 },
  { name: 'province, 50 million', people: 50_000_000, gateways: 1 },
  { name: 'country, a billion', people: 1_000_000_000, gateways: 31 },
]

/** Phones a second that somebody takes at most. */
export type Limit = { name: string; perSecond(audience: Audience): number }
const always = (name: string, perSecond: number): Limit => ({ name, perSecond: () => perSecond })

/** As AWS and the carriers publish their quotas; nobody has run these. */
export const carrierLimits: Limit[] = [
  always('SNS, the SMS quota of a fresh account: 20 a second', 20),
  always('SNS Publish in most regions: 300', 300),
  always('SNS Publish in Tokyo or Singapore: 1,500', 1_500),
  always('SNS Publish in us-east-1, SMS quota raised to it: 30,000', 30_000),
  { name: 'a provincial gateway: 8,000; a country has 31', perSecond: ({ gateways }) => gateways * 8_000 },
  always('Alibaba, one number a call (red, orange): 5,000', 5_000),
  always('Tencent: 3,000 calls of 200', 600_000),
]

/** Of a sheet of phones, measured: how many are on it, how long a worker is busy with it (estimate), and what it writes. */
export type Pace = { phones: number; seconds: number; writeUnitsPerPhone: number }
type Settings = { name: string; workers: number; tableUnits: number }

/**
 * `urgentConcurrency` of infra/settings.ts, and what the table takes: 4,000 write units a second when it is new, 40,000 under the default
 * quota of a region once it is warm (DynamoDB developer guide, "On-demand capacity mode", "Quotas").
 */
const settings: Settings[] = [
  { name: 'ours by default: 10 workers, a new table', workers: 10, tableUnits: 4_000 },
  { name: 'ours raised: 200 workers, a warmed table', workers: 200, tableUnits: 40_000 },
]

export const ownLimits = ({ phones, seconds, writeUnitsPerPhone }: Pace): Limit[] =>
  settings.map(({ name, workers, tableUnits }) =>
    always(name, Math.min((workers * phones) / seconds, tableUnits / writeUnitsPerPhone)),
  )

/** To the last message, in words that a person reads. */
export const inWords = (seconds: number): string => {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  if (seconds < 120 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 48 * 3600) return `${(seconds / 3600).toFixed(1)} h`
  const days = seconds / 86_400
  return days < 365 ? `${Math.round(days)} d` : `${(days / 365).toFixed(1)} y`
}
