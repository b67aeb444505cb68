import { fetch, type Headers } from 'undici'
import * as z from 'zod'
import { ProblemDocument } from '../../shared/contracts/http.ts'
import type { Problem } from '../../shared/domain/refusal.ts'
import { type Failure, refused, unreachable } from './failure.ts'

/** A service that takes longer than its gateway allows (30 s) is not going to answer. */
const patienceMs = 35_000

export type Call = { method?: string; path: string; key?: string; body?: Uint8Array | string; contentType?: string }
export type Answer = { status: number; body: unknown }

/** Fails with exit code 3 when the service does not answer, or answers that it failed. */
export const call = async (url: string, request: Call): Promise<Answer> => {
  const { status, bytes } = await fetchBytes(url, request)
  return { status, body: parse(new TextDecoder().decode(bytes)) }
}

export type RawAnswer = { status: number; headers: Headers; bytes: Uint8Array }

/** The same without reading what came. */
export const fetchBytes = async (
  url: string,
  { method = 'GET', path, key, body, contentType }: Call,
): Promise<RawAnswer> => {
  const headers = {
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(contentType !== undefined && { 'content-type': contentType }),
  }
  const signal = AbortSignal.timeout(patienceMs)
  const response = await fetch(new URL(path, url), {
    method,
    headers,
    signal,
    ...(body !== undefined && { body }),
  }).catch((cause: unknown) => {
    throw noAnswer(url, cause)
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (response.status >= 500) throw failed(url, response.status)
  return { status: response.status, headers: response.headers, bytes }
}

/** Whether anything answers there at all. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  )

export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const noAnswer = (url: string, cause: unknown): Failure => {
  if (cause instanceof Error && cause.name === 'TimeoutError')
    return unreachable({ zh: `${url} 在 35 秒内没有应答。`, en: `${url} did not answer within 35 seconds.` })
  return unreachable({
    zh: `无法连接 ${url}：服务在运行吗？（npm start）`,
    en: `Cannot reach ${url}: is the service running (\`npm start\`)?`,
  })
}

const failed = (url: string, status: number): Failure =>
  unreachable({ zh: `${url} 出现故障（${status}），请查看其日志。`, en: `${url} failed (${status}): see its log.` })

/** What problem JSON says (RFC 9457), or what can be said without it. */
export const problemOf = ({ status, body }: Answer): { detail: string; reasons: Problem[] } => {
  const parsed = ProblemDocument.safeParse(body)
  if (parsed.success) return parsed.data
  return { detail: `The service answered ${status} without saying why.`, reasons: [] }
}

/** The reasons a service refused for; where it names none, its own word for the problem. */
export const reasonsOf = (answer: Answer): Problem[] => {
  const parsed = ProblemDocument.safeParse(answer.body)
  if (parsed.success && parsed.data.reasons.length > 0) return parsed.data.reasons
  const code = parsed.success ? parsed.data.title : `http-${answer.status}`
  return [{ code, at: '', message: problemOf(answer).detail }]
}

export const refusal = (answer: Answer): Failure => {
  const sentences = problemSentences(answer)
  return refused({ zh: sentences, en: sentences })
}

const problemSentences = (answer: Answer): string => {
  const { detail, reasons } = problemOf(answer)
  return [
    detail,
    ...reasons.map(({ code, at, message }) => `  ${code}${at === '' ? '' : ` (${at})`}: ${message}`),
  ].join('\n')
}

/** The body as the contract says; a service of another version is told apart from a fault of ours. */
export const read = <Schema extends z.ZodType>(url: string, schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw unreachable({
    zh: `${url} 的应答不是铜锣的应答。`,
    en: `What answers at ${url} is not this version of Tongluo: ${z.prettifyError(parsed.error).split('\n')[0]}`,
  })
}
