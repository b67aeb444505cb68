import { collapse, found, quote, type Reading } from './reading.ts'

/** Words for people: white space around them is layout of the document. */
export const text = (raw: string): Reading<string> => ({ value: raw.trim() })
/** An empty optional element says nothing. */
export const optionalText = (raw: string): Reading<string | undefined> => ({ value: raw.trim() || undefined })

/** Section 3.2.1: identifier and sender "MUST NOT include spaces, commas or restricted characters (< and &)". */
export const name = (raw: string): Reading<string> => {
  if (raw.trim() === '') return found('empty-identifier', 'must not be empty.')
  const bad = /[\s,<&]/.exec(raw)?.[0]
  if (bad === undefined) return { value: raw }
  const called = bad.trim() === '' ? 'white space' : `“${bad}”`
  return found('forbidden-character', `must not contain ${called}, as ${quote(raw.trim())} does.`)
}

/** The schema compares codes exactly: capitals and white space count. */
export const codeFrom =
  (options: readonly string[]) =>
  (raw: string): Reading<string> => {
    if (options.includes(raw)) return { value: raw }
    const meant = options.find(option => option.toLowerCase() === raw.trim().toLowerCase())
    const hint = meant
      ? `it must be written ${meant}, without anything around it`
      : `it is one of ${options.join(', ')}`
    return found('not-in-code-list', `is ${quote(raw)}; ${hint}.`)
  }

/** The schema's `language` after RFC 3066. Section 3.2.2: empty is as if it were absent, that is en-US. */
export const language = (raw: string): Reading<string | undefined> => {
  if (raw === '') return { value: undefined }
  const tag = collapse(raw)
  if (/^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return { value: tag }
  return found('bad-language', `is ${quote(tag)}; it must be a language code such as zh-CN.`)
}

/** The schema's `anyURI`: absolute or relative, also with characters that a browser would escape. */
export const uri = (raw: string): Reading<string | undefined> => {
  const value = collapse(raw)
  if (value === '') return { value: undefined }
  const broken = /%(?![0-9a-f]{2})/i.test(value) || value.split('#').length > 2
  if (!broken && URL.canParse(value, 'http://relative.invalid/')) return { value }
  return found('bad-uri', `is ${quote(value)}, which is not a URI.`)
}

/** Section 3.2.3: base 64, broken into lines or not. */
export const base64 = (raw: string): Reading<string | undefined> => {
  const value = raw.replaceAll(/[ \t\r\n]+/g, '')
  if (value === '') return { value: undefined }
  if (value.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(value)) return { value }
  return found('bad-base64', 'must be base 64.')
}
