import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import * as z from 'zod'

const Authority = z.enum(['province', 'city', 'county', 'town', 'village'])

/** What a loudspeaker understands; written from the agreement on the topics, not from the sender's code. */
export const Announcement = z.object({
  id: z.string(),
  ref: z.string(),
  priority: z.enum(['red', 'orange', 'yellow', 'blue', 'notice']),
  script: z.string(),
  /** To be fetched, held against its SHA-1 and played after the script. */
  recording: z
    .object({ uri: z.url(), mimeType: z.string(), lang: z.string(), digest: z.string().exactOptional() })
    .exactOptional(),
  repeat: z.number(),
  issuedAt: z.number(),
  expiresAt: z.number(),
  authority: Authority.exactOptional(),
  /** Local hours in which it may be said; absent: at any hour. */
  hours: z.object({ from: z.string(), until: z.string(), utcOffsetMinutes: z.number() }).exactOptional(),
})
export type Announcement = z.infer<typeof Announcement>

/** What must fall silent; after `until` nobody would play it anyway. */
export const Cancellation = z.object({ id: z.string(), until: z.number() })
export type Cancellation = z.infer<typeof Cancellation>

/** To one terminal alone: something to say, or something to stop saying. */
export const Command = z.union([Announcement, z.object({ cancelled: z.array(Cancellation) })])
export type Command = z.infer<typeof Command>

export const Board = z.object({
  place: z.string(),
  version: z.number(),
  inForce: z.array(Announcement),
  cancelled: z.array(Cancellation),
  /** When it was published. */
  at: z.number().exactOptional(),
})
export type Board = z.infer<typeof Board>

const ProgrammeItem = z.object({
  ref: z.string(),
  authority: Authority,
  script: z.string().optional(),
  weekdays: z.array(z.number()),
  at: z.string(),
  seconds: z.number(),
  volume: z.number(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
})
export type ProgrammeItem = z.infer<typeof ProgrammeItem>

export const Programme = z.object({
  place: z.string(),
  version: z.number(),
  utcOffsetMinutes: z.number(),
  day: z.object({ from: z.string(), until: z.string() }),
  cap: z.number(),
  caps: z.record(z.string(), z.number()),
  items: z.array(ProgrammeItem),
  at: z.number().optional(),
})
export type Programme = z.infer<typeof Programme>

const Envelope = z.object({ signed: z.string(), signature: z.string() })

export const publicKey = (base64: string): KeyObject =>
  createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })

/** The content of a signed envelope, or undefined: what is not signed, or not understood, is not obeyed. */
export const open = (payload: string, key: KeyObject): unknown => {
  const envelope = Envelope.safeParse(parse(payload))
  if (!envelope.success) return undefined
  const { signed, signature } = envelope.data
  return verify(null, Buffer.from(signed), key, Buffer.from(signature, 'base64')) ? parse(signed) : undefined
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A signed message, read for what it is; undefined: it is not signed by the key, or not understood. */
export type Message =
  | { kind: 'board'; board: Board }
  | { kind: 'programme'; programme: Programme }
  | { kind: 'command'; command: Command }
  | undefined

const read = (content: unknown): Message => {
  const board = Board.safeParse(content)
  if (board.success) return { kind: 'board', board: board.data }
  const programme = Programme.safeParse(content)
  if (programme.success) return { kind: 'programme', programme: programme.data }
  const command = Command.safeParse(content)
  return command.success ? { kind: 'command', command: command.data } : undefined
}

const remembered = 512

/** The terminals of one village get the same bytes; each checks and reads them, and the sum is done once. */
export const rememberOpened = (key: KeyObject) => {
  const opened = new Map<string, Message>()
  return (payload: string): Message => {
    if (opened.has(payload)) return opened.get(payload)
    const message = read(open(payload, key))
    if (opened.size >= remembered) opened.clear()
    opened.set(payload, message)
    return message
  }
}
