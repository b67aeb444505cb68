import * as z from 'zod'

const number = z.string().transform(Number).pipe(z.number().nonnegative())

/** The variables of the field's process. */
export const FieldEnvironment = z.object({
  FIELD_PORT: number.default(0),
  /** Without it no loudspeaker connects. */
  FIELD_MQTT_URL: z.url().optional(),
  /** base64 of the SPKI DER of the Ed25519 key that boards are signed with. */
  FIELD_BOARD_PUBLIC_KEY: z.string().optional(),
  /** Where SNS's delivery log is posted; without it no SMS is ever heard of again. */
  FIELD_LOGS_URL: z.url().optional(),
  /** Where carriers of templates post receipts and replies (`<this>/tencent/receipts`); without it nobody is told. */
  FIELD_REPORTS_URL: z.url().optional(),
  /** The account at one of them, as JSON: what the sender's secret holds. */
  FIELD_SMS_ACCOUNT: z.string().optional(),
  FIELD_SEED: z.string().default('tongluo'),
  /** Calls a carrier of SMS takes in one second; 0: no limit. */
  FIELD_SMS_PER_SECOND: number.default(5_000),
  /** Simulated speaking time over real time: a minute takes 1.2 s. */
  FIELD_TIME_SCALE: number.default(0.02),
})
export type FieldEnvironment = z.infer<typeof FieldEnvironment>

/** Says in one line what is wrong with them. */
export const readEnvironment = (variables: NodeJS.ProcessEnv): FieldEnvironment => {
  const parsed = FieldEnvironment.safeParse(variables)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new RangeError(problems.join('; '))
}

type Loudspeakers = { mqttUrl: string; boardPublicKey: string; timeScale: number }

/** Loudspeakers need a broker and a key to check signatures with: both or none. */
export const loudspeakersOf = (environment: FieldEnvironment): Loudspeakers | undefined => {
  const { FIELD_MQTT_URL: mqttUrl, FIELD_BOARD_PUBLIC_KEY: boardPublicKey, FIELD_TIME_SCALE: timeScale } = environment
  if (mqttUrl === undefined) return undefined
  if (boardPublicKey === undefined) throw new RangeError('FIELD_MQTT_URL without FIELD_BOARD_PUBLIC_KEY')
  return { mqttUrl, boardPublicKey, timeScale }
}

const text = z.string()
const Account = z.union([
  z.object({ secretId: text, secretKey: text, sdkAppId: text }).transform(tencent => ({ tencent })),
  z.object({ accessKeyId: text, accessKeySecret: text }).transform(alibaba => ({ alibaba })),
])

/** By its fields an account says of which carrier it is. */
export const accountsOf = ({ FIELD_SMS_ACCOUNT: account }: FieldEnvironment): z.infer<typeof Account> | undefined =>
  account === undefined ? undefined : Account.parse(JSON.parse(account))
