import * as z from 'zod'
import type { Answer, Call } from '../../../infra/local/door/request.ts'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
const bodyOf = ({ body }: Call | Answer): unknown => parsed(body.toString('utf8'))

const Texts = z.array(z.string()).catch([])
const Asked = z.object({ PhoneNumberSet: Texts }).catch({ PhoneNumberSet: [] })
const Status = z.object({ PhoneNumber: z.string(), Code: z.string() })
const Told = z.object({ Response: z.object({ SendStatusSet: z.array(Status) }) })
const Verdict = z.looseObject({
  Code: z.string().optional(),
  errcode: z.number().optional(),
  code: z.number().optional(),
})

const alibabaNumbers = ({ path, body }: Call): string[] => {
  const said = new URL(path, 'http://alibaba').searchParams.get('PhoneNumbers')
  const many = new URLSearchParams(body.toString('utf8')).get('PhoneNumberJson')
  const numbers = many === null ? (said ?? '').split(',') : Texts.parse(parsed(many))
  return numbers.filter(number => number !== '').map(number => `+86${number}`)
}

const robotOf = (path: string): string[] => {
  const { pathname, searchParams } = new URL(path, 'http://robot')
  const key = searchParams.get('key') ?? searchParams.get('access_token') ?? /\/hook\/([^/]+)$/.exec(pathname)?.[1]
  return key === undefined ? [] : [decodeURIComponent(key)]
}

const isFor = (carrier: string, { path }: Call): boolean => new RegExp(`^/${carrier}(?=$|[/?])`).test(path)

/** Everybody whom a call to a carrier is about: numbers as the directory has them, or a robot's key. */
export const recipientsOf = (call: Call): string[] => {
  if (isFor('tencent', call)) return Asked.parse(bodyOf(call)).PhoneNumberSet
  if (isFor('alibaba', call)) return alibabaNumbers(call)
  const phone = new URLSearchParams(call.body.toString('utf8')).get('PhoneNumber')
  return phone === null ? robotOf(call.path) : [phone]
}

/** For whom the carrier has taken it, by its answer: Tencent's names each number, all others have one word for the call. */
export const takenBy = (call: Call, answer: Answer): string[] => {
  if (answer.status >= 300) return []
  const said = bodyOf(answer)
  if (isFor('tencent', call)) {
    const { Response } = Told.safeParse(said).data ?? { Response: { SendStatusSet: [] } }
    return Response.SendStatusSet.flatMap(({ PhoneNumber, Code }) => (Code === 'Ok' ? [PhoneNumber] : []))
  }
  const { Code, errcode, code } = Verdict.safeParse(said).data ?? {}
  const refused = (Code ?? 'OK') !== 'OK' || (errcode ?? code ?? 0) !== 0
  return refused ? [] : recipientsOf(call)
}
