/** What the template gives each function that a warning runs through, MB (infra/parts; held by tests/infra/cost-memory.test.ts). */
export const memoryMb: Record<string, number> = {
  'receive-warning': 1769,
  'relay-outbox': 512,
  'plan-delivery': 1769,
  'send-sms': 1024,
  'send-loudspeaker': 1024,
  'send-group-chat': 512,
  'receive-carrier-report': 1769,
  'record-receipt': 1769,
  'decode-delivery-log': 512,
  'watch-delivery': 1024,
}

/** With so much a function has a whole processor (Lambda developer guide, "Configure Lambda function memory"). */
const wholeCoreMb = 1769

/** Of a function: the gigabytes that are billed, and its share of a processor. */
export const sizeOf = (name: string): { gigabytes: number; share: number } => {
  const megabytes = memoryMb[name]
  if (megabytes === undefined) throw new Error(`what ${name} has is not known`)
  return { gigabytes: megabytes / 1024, share: Math.min(1, megabytes / wholeCoreMb) }
}
