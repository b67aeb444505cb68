import * as z from 'zod'

const seconds = z.number().int().positive()
const concurrency = z.number().int().min(2).max(1000)

/**
 * What one deployment may choose. The defaults are those of a fresh account; `cdk.json` (context `tongluo`) or
 * `npm run synth -- --set name=value` say otherwise.
 */
export const Settings = z.strictObject({
  /** Before every name that must be unique in an account and region. */
  prefix: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,19}$/)
    .default('tongluo'),
  /** Who carries SMS; without a choice SNS, where there is one (docs/deploy.md). */
  smsCarrier: z.enum(['sns', 'none', 'tencent', 'alibaba']).optional(),
  /** Calls of the carrier a second: SNS's are 20 until AWS raises the account's quota; what others begin with is in sms-carriers.ts. */
  smsRatePerSecond: z.number().positive().optional(),
  /** The registered signature, without its brackets. */
  smsSignature: z.string().min(1).max(20).default('应急广播'),
  smsSenderId: z
    .string()
    .regex(/^[A-Za-z0-9]{1,11}$/)
    .optional(),
  /** What a part of an SMS costs by your contract, `0.05 CNY`: previews then say what a warning would cost. */
  smsPrice: z
    .string()
    .regex(/^\d+(\.\d+)? [A-Z]{3}$/)
    .optional(),
  /** The account's monthly limit for SMS, in US dollars; at four fifths of it an alarm is raised. */
  smsMonthlySpendUsd: z.number().positive().default(1),
  /** Where the public reads an alert; without one the HTTP API's own address. */
  publicUrl: z.url().optional(),
  /** Told of every alarm. */
  operatorEmail: z.email().optional(),
  /** Workers of one queue at a time; AWS's least is 2. */
  urgentConcurrency: concurrency.default(10),
  routineConcurrency: concurrency.default(2),
  /** Requests a second, of all surfaces together and of the public page alone. */
  requestsPerSecond: z.number().int().positive().default(200),
  publicRequestsPerSecond: z.number().int().positive().default(100),
  /** How long an urgent message may wait before somebody is told. */
  urgentWaitSeconds: seconds.default(60),
  logRetentionDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(180), z.literal(365)]).default(30),
})
export type Settings = z.output<typeof Settings>
export type SettingsInput = z.input<typeof Settings>

/** `name=value` of a command line; the schema then says what is wrong with it. */
export const parseSetting = (text: string): [string, string | number] => {
  const [name = '', ...rest] = text.split('=')
  const value = rest.join('=')
  return [name, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value]
}

/** Throws one sentence that names every wrong setting. */
export const readSettings = (input: unknown): Settings => {
  const parsed = Settings.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Error(
    `wrong settings: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; ')}`,
  )
}
