import * as z from 'zod'
import {
  AlertReceipt,
  type ChannelFigures,
  ProblemDocument,
  VillageProof,
  WarningStatus,
} from '../../../shared/contracts/http.ts'
import { until } from '../command.ts'
import type { SmallStack } from './small-stack.ts'

export type Answer = { status: number; headers: Headers; body: unknown; text: string }
type Call = { method?: string; key?: string | undefined; body?: string | Uint8Array<ArrayBuffer>; contentType?: string }

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const call = async (url: string, { method, key, body, contentType }: Call = {}): Promise<Answer> => {
  const response = await fetch(url, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parse(text), text }
}

export const cap = 'application/cap+xml'
export const json = 'application/json'

/** What the API says no by: the status, the word, and the codes of its reasons. */
export const refusalOf = ({ status, body }: Answer) => {
  const { title, reasons } = ProblemDocument.parse(body)
  return { status, title, codes: reasons.map(({ code }) => code) }
}

export type Address = Pick<SmallStack, 'url' | 'field' | 'keys'>

export const post = ({ url }: Address, body: string | Uint8Array<ArrayBuffer>, key?: string, contentType = cap) =>
  call(`${url}/v1/alerts`, { body, key, contentType })

/** Sends an Alert that must be taken, and says under which warning. */
export const warn = async (stack: Address, body: string | Uint8Array<ArrayBuffer>): Promise<string> => {
  const answer = await post(stack, body, stack.keys.national)
  if (answer.status !== 202) throw new Error(`not taken: ${answer.status} ${answer.text}`)
  return AlertReceipt.parse(answer.body).warning
}

export const statusOf = async ({ url, keys }: Address, warning: string): Promise<WarningStatus> =>
  WarningStatus.parse((await call(`${url}/v1/warnings/${warning}`, { key: keys.national })).body)

export const proofOf = async ({ url, keys }: Address, warning: string, village: string): Promise<VillageProof> =>
  VillageProof.parse((await call(`${url}/v1/warnings/${warning}/villages/${village}`, { key: keys.national })).body)

/** The status once `is` says so; told what is missing when it never does. */
export const statusWhen = async (
  stack: Address,
  warning: string,
  what: string,
  is: (status: WarningStatus) => boolean,
  withinMs = 60_000,
): Promise<WarningStatus> => {
  let last = await statusOf(stack, warning)
  await until(
    what,
    async () => {
      last = await statusOf(stack, warning)
      return is(last)
    },
    withinMs,
  )
  return last
}

export const marked = ({ handedOver, channels }: WarningStatus): boolean =>
  handedOver && Object.values(channels).every(({ open }) => open === 0)

/** Loudspeakers of what is not red wait for the morning, when it is night in China while a test runs. */
export const markedBySms = ({ channels: { sms, 'group-chat': rooms } }: WarningStatus): boolean =>
  sms !== undefined && sms.planned > 0 && sms.open === 0 && (rooms?.open ?? 0) === 0

export const channel = ({ channels }: Pick<WarningStatus, 'channels'>, name: keyof WarningStatus['channels']) => {
  const figures = channels[name]
  if (!figures) throw new Error(`nothing was planned on ${name}`)
  return figures satisfies ChannelFigures
}

const Figures = z.object({ received: z.number(), distinct: z.number() })
const Field = z.object({ sms: Figures, 'group-chat': Figures, loudspeaker: Figures })
const Entries = z.array(z.object({ address: z.string(), content: z.string() }))

/** What came to the field, but for what the calendar reminds its officers of: that is due when it is due. */
export const received = async (stack: Address) => {
  const figures = Field.parse((await call(`${stack.field}/received`)).body)
  const reminders = async (of: 'sms' | 'group-chat') => (await texts(stack, of)).filter(isReminder).length
  const without = ({ received, distinct, ...times }: z.infer<typeof Figures>, count: number) => ({
    ...times,
    received: received - count,
    distinct: distinct - count,
  })
  return {
    ...figures,
    sms: without(figures.sms, await reminders('sms')),
    'group-chat': without(figures['group-chat'], await reminders('group-chat')),
  }
}
const isReminder = (text: string): boolean => /条提醒(?:待审核|改期)|notices (?:to approve|moved)/.test(text)
export const texts = async ({ field }: Address, of: keyof z.infer<typeof Field>) =>
  Entries.parse((await call(`${field}/received/${of}?limit=500`)).body).map(({ content }) => content)
export const forget = ({ field }: Address) => call(`${field}/received`, { method: 'DELETE' })
export const misbehave = ({ field }: Address, fault: object) =>
  call(`${field}/faults`, { body: JSON.stringify(fault), contentType: json })
export const behave = ({ field }: Address) => call(`${field}/faults`, { method: 'DELETE' })
