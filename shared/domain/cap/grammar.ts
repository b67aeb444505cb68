import { Category, Certainty, MsgType, ResponseType, Scope, Severity, Status, Urgency } from './alert.ts'
import type { XmlElement } from './element.ts'
import { quotedList, references } from './lists.ts'
import { decimal, integer } from './numbers.ts'
import type { Finding, Reader } from './reading.ts'
import { circle, polygon } from './shapes.ts'
import { base64, codeFrom, language, name, optionalText, text, uri } from './text-values.ts'
import { time } from './time.ts'

/** A rule across the children of one element: `child` is wrong because of `by`. */
type Conflict = Finding & { child: string; by: string }

/** What stands in an element: a value to be read, or elements in this order. */
export type Content = { read: Reader } | { children: readonly Rule[]; also?: (element: XmlElement) => Conflict[] }
/** `absent`: what the Alert has where the element is missing. */
export type Rule = { name: string; required: boolean; many: boolean; content: Content; absent?: unknown }

const leaf = (read: Reader, absent?: unknown): Pick<Rule, 'content' | 'absent'> => ({ content: { read }, absent })
const one = (of: string, what: Pick<Rule, 'content' | 'absent'>): Rule => ({
  name: of,
  required: true,
  many: false,
  ...what,
})
const optional = (of: string, what: Pick<Rule, 'content' | 'absent'>): Rule => ({ ...one(of, what), required: false })
const any = (of: string, what: Pick<Rule, 'content' | 'absent'>): Rule => ({ ...optional(of, what), many: true })
const some = (of: string, what: Pick<Rule, 'content' | 'absent'>): Rule => ({ ...any(of, what), required: true })

const namedValue = { content: { children: [one('valueName', leaf(text)), one('value', leaf(text))] } }

const resource: Content = {
  children: [
    one('resourceDesc', leaf(text)),
    one('mimeType', leaf(text)),
    optional('size', leaf(integer)),
    optional('uri', leaf(uri)),
    optional('derefUri', leaf(base64)),
    optional('digest', leaf(optionalText)),
  ],
}

const has = (element: XmlElement, local: string): boolean => element.children.some(child => child.local === local)

const area: Content = {
  children: [
    one('areaDesc', leaf(text)),
    any('polygon', leaf(polygon)),
    any('circle', leaf(circle)),
    any('geocode', namedValue),
    optional('altitude', leaf(decimal)),
    optional('ceiling', leaf(decimal)),
  ],
  also: element =>
    has(element, 'ceiling') && !has(element, 'altitude')
      ? [
          {
            child: 'ceiling',
            by: 'ceiling',
            code: 'ceiling-without-altitude',
            message: 'must not be used without <altitude>.',
          },
        ]
      : [],
}

const info: Content = {
  children: [
    optional('language', leaf(language)),
    some('category', leaf(codeFrom(Category.options))),
    one('event', leaf(text)),
    any('responseType', leaf(codeFrom(ResponseType.options))),
    one('urgency', leaf(codeFrom(Urgency.options))),
    one('severity', leaf(codeFrom(Severity.options))),
    one('certainty', leaf(codeFrom(Certainty.options))),
    optional('audience', leaf(optionalText)),
    any('eventCode', namedValue),
    optional('effective', leaf(time)),
    optional('onset', leaf(time)),
    optional('expires', leaf(time)),
    optional('senderName', leaf(optionalText)),
    optional('headline', leaf(optionalText)),
    optional('description', leaf(optionalText)),
    optional('instruction', leaf(optionalText)),
    optional('web', leaf(uri)),
    optional('contact', leaf(optionalText)),
    any('parameter', namedValue),
    any('resource', { content: resource }),
    any('area', { content: area }),
  ],
}

/** CAP 1.2, sections 3.2.1 to 3.2.4 and the schema of section 3.4. Behind the last one, enveloped signatures may follow. */
export const alertContent: Content & { children: readonly Rule[] } = {
  children: [
    one('identifier', leaf(name)),
    one('sender', leaf(name)),
    one('sent', leaf(time)),
    one('status', leaf(codeFrom(Status.options))),
    one('msgType', leaf(codeFrom(MsgType.options))),
    optional('source', leaf(optionalText)),
    one('scope', leaf(codeFrom(Scope.options))),
    optional('restriction', leaf(optionalText)),
    optional('addresses', leaf(quotedList, [])),
    any('code', leaf(optionalText)),
    optional('note', leaf(optionalText)),
    optional('references', leaf(references, [])),
    optional('incidents', leaf(quotedList, [])),
    any('info', { content: info }),
  ],
  also: element =>
    textOf(element, 'scope') === 'Private' && textOf(element, 'addresses').trim() === ''
      ? [
          {
            child: 'addresses',
            by: 'scope',
            code: 'private-without-addresses',
            message: 'is required when <scope> is Private.',
          },
        ]
      : [],
}

const textOf = (element: XmlElement, local: string): string =>
  element.children.find(child => child.local === local)?.text ?? ''
