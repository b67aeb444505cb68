import { MsgType, Scope, Status, Urgency } from '../cap/alert.ts'
import type { Reader } from '../cap/reading.ts'
import { optionalText, text } from '../cap/text-values.ts'
import { circle, polygon } from './shapes.ts'
import { type AnyReason, code, codeOr, colour, firstIds, identifier, language, localTime } from './values.ts'

export type Content = { read: Reader<AnyReason> } | { children: readonly Rule[] }
export type Rule = { name: string; required: boolean; many: boolean; content: Content; absent?: unknown }

const one = (name: string, read: Reader<AnyReason>): Rule => ({ name, required: true, many: false, content: { read } })
const optional = (name: string, read: Reader<AnyReason>, absent?: unknown): Rule => ({
  ...one(name, read),
  required: false,
  absent,
})
const any = (name: string, content: Content): Rule => ({ name, required: false, many: true, content })

const method: Content = {
  children: [
    one('methodName', text),
    optional('message', optionalText),
    optional('audienceGrp', optionalText),
    // The specification writes it so, and some who know better do not.
    optional('audenceprt', optionalText),
    optional('audienceprt', optionalText),
  ],
}

const resource: { children: readonly Rule[] } = {
  children: [optional('resourceDesc', optionalText), optional('size', optionalText), optional('digest', optionalText)],
}

const area: { children: readonly Rule[] } = {
  children: [
    optional('areaDesc', text, ''),
    any('polygon', { read: polygon }),
    any('circle', { read: circle }),
    any('geocode', { read: optionalText }),
  ],
}

/** The format's own list; `VeryLikely` is one that CAP 1.2 no longer has. */
export const certainties = ['Observed', 'VeryLikely', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const

const info: Content = {
  children: [
    optional('language', language, 'zh-CN'),
    one('eventType', text),
    optional('urgency', codeOr(Urgency.options, 'Unknown'), 'Unknown'),
    one('severity', colour),
    optional('certainty', codeOr(certainties, 'Unknown'), 'Unknown'),
    optional('effective', localTime),
    optional('onset', localTime),
    optional('expires', localTime),
    optional('senderName', optionalText),
    optional('headline', optionalText),
    optional('description', optionalText),
    optional('instruction', optionalText),
    optional('web', optionalText),
    any('resource', resource),
    any('area', area),
  ],
}

/**
 * A message of the national early-warning system (国家突发事件预警信息发布系统, “12379”), after its interface specification: elements
 * in any order, written large or small at the beginning. Required is what decides who warns whom of what.
 */
export const nationalContent: Content & { children: readonly Rule[] } = {
  children: [
    one('identifier', identifier),
    one('sender', text),
    one('senderCode', text),
    one('sendTime', localTime),
    one('status', code(Status.options)),
    one('msgType', code(MsgType.options)),
    one('scope', code(Scope.options)),
    { ...optional('code', text), content: { children: [any('method', method)] } },
    optional('secClassification', codeOr(['None', 'Inner'], 'None')),
    optional('note', optionalText),
    optional('references', firstIds, []),
    { ...any('info', info), required: true },
  ],
}
