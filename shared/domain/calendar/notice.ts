import * as z from 'zod'
import { Channel } from '../channel.ts'
import { PlaceCode } from '../place.ts'
import { parseRule } from './parse-rule.ts'
import { Role } from './roles.ts'
import type { Rule } from './rule.ts'
import { writeRule } from './write-rule.ts'

/** As a person writes it, and as it is stored; kept as the rule that it is. */
export const RuleText = z.codec(z.string(), z.custom<Rule>(), {
  decode: (text, { issues }) => {
    const read = parseRule(text)
    if (read.kind === 'parsed') return read.rule
    issues.push({ code: 'custom', message: `${read.code}: ${read.message}`, input: text })
    return z.NEVER
  },
  encode: writeRule,
})

const NoticeRule = z.strictObject({
  /** Short and lasting: an occurrence is known by it, so that a rule may be edited and none is sent twice. */
  id: z.string().regex(/^[a-z][a-z\d-]{0,20}$/),
  when: RuleText,
})

/** Seasonal and holiday advice, told by its rules. `{holiday}` in name and texts is the holiday that a rule names. */
export const Notice = z.strictObject({
  id: z.string().regex(/^[\w-]{1,20}$/),
  name: z.strictObject({ zh: z.string().min(1).max(30), en: z.string().min(1).max(60) }),
  rules: z.array(NoticeRule).min(1),
  audience: z.array(Role).min(1),
  channels: z.array(Channel).min(1),
  /** Villages, towns, groups and risk points of the jurisdiction; absent: all of it. */
  places: z.array(PlaceCode).min(1).optional(),
  /** One that nobody approved in time waits, unless it says that it is sent by itself. */
  unapproved: z.enum(['wait', 'send']).default('wait'),
  /** Prefixes of area codes; absent: everywhere. */
  areas: z
    .array(z.string().regex(/^\d{2,12}$/))
    .min(1)
    .optional(),
  /** By language, BCP 47. Chinese is there always. */
  texts: z.record(z.string().regex(/^[a-z]{2,3}(?:-\w+)*$/), z.string().min(1)),
})
export type Notice = z.infer<typeof Notice>
export type NoticeRule = Notice['rules'][number]

export const ruleText = ({ when }: NoticeRule): string => writeRule(when)

export const isFor = ({ areas }: Pick<Notice, 'areas'>, area: string): boolean =>
  areas?.some(one => area.startsWith(one)) ?? true
