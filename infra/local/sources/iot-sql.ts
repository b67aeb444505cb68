import { CannotStart } from '../cannot-start.ts'
import { isObject, type Json, type JsonObject } from '../template/json.ts'

/** A message as a rule sees it; `payload` is undefined when it is not JSON. */
export type Published = { topic: string; payload: Json | undefined; at: number }
type Term = (message: Published) => Json | undefined
export type Rule = { filter: string; select(message: Published): JsonObject }

const field = (path: string): Term => {
  const names = path.split('.')
  return ({ payload }) =>
    names.reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), payload)
}

/** What may stand before AS: a literal, a field of the payload, topic(n), timestamp(). */
const terms: [RegExp, (match: RegExpExecArray) => Term][] = [
  [
    /^-?\d+(\.\d+)?$/,
    ([number]) =>
      () =>
        Number(number),
  ],
  [
    /^'([^']*)'$/,
    ([, text = '']) =>
      () =>
        text,
  ],
  [
    /^(true|false)$/,
    ([word]) =>
      () =>
        word === 'true',
  ],
  [
    /^topic\(\)$/,
    () =>
      ({ topic }) =>
        topic,
  ],
  [
    /^topic\((\d+)\)$/,
    ([, level]) =>
      ({ topic }) =>
        topic.split('/')[Number(level) - 1],
  ],
  [
    /^timestamp\(\)$/,
    () =>
      ({ at }) =>
        at,
  ],
  [/^[A-Za-z_]\w*(\.\w+)*$/, ([path]) => field(path)],
]

const term = (text: string, sql: string): Term => {
  for (const [form, make] of terms) {
    const match = form.exec(text)
    if (match) return make(match)
  }
  throw new CannotStart(`The IoT rule "${sql}" uses ${text}, which the local runtime does not know.`)
}

/** Commas inside of parentheses or quotes do not separate. */
const items = (list: string): string[] => list.match(/(?:\([^)]*\)|'[^']*'|[^,('])+/g)?.map(item => item.trim()) ?? []

/** The part of AWS IoT SQL that is used here: `SELECT <term> AS <name>, … FROM '<filter>'`. Throws `CannotStart` for the rest of it. */
export const parseRule = (sql: string): Rule => {
  const [, list = '', filter = ''] = /^\s*SELECT\s+(.+?)\s+FROM\s+'([^']+)'\s*$/is.exec(sql) ?? []
  if (filter === '') throw new CannotStart(`The IoT rule "${sql}" is not of a form that the local runtime knows.`)
  const columns = items(list).map((item): [string, Term] => {
    const [, text = item, alias] = /^(.+?)\s+AS\s+(\w+)$/is.exec(item) ?? []
    return [alias ?? text, term(text.trim(), sql)]
  })
  return {
    filter,
    select: message =>
      Object.fromEntries(
        columns.flatMap(([name, value]): [string, Json][] => {
          const found = value(message)
          return found === undefined ? [] : [[name, found]]
        }),
      ),
  }
}
