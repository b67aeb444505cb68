import { capNamespace } from '../cap/element.ts'
import { alertContent } from '../cap/grammar.ts'
import { collectProblems, type Problems, type Telling } from '../cap/problems.ts'
import { adviseOn, type ReadCap, readCapContent } from '../cap/read-cap.ts'
import { quote } from '../cap/reading.ts'
import type { CapReason } from '../cap/reasons.ts'
import { type Refusal, refused } from '../refusal.ts'
import type { JsonReason } from './reasons.ts'
import { scanJson } from './scan.ts'
import { isObject, type JsonObject, toElement } from './to-element.ts'

type Reason = CapReason | JsonReason

/** Reads a CAP 1.2 message in JSON (docs/formats.md): the same words, the same rules, the same paths as in XML. */
export const readCapJson = (text: string): ReadCap | Refusal<Reason> => {
  const parsed = parse(text)
  if (parsed.kind === 'refused') return parsed
  const wrong = scanJson(text)
  if (wrong) return wrong
  const alert = alertIn(parsed.value)
  return alert.kind === 'refused' ? alert : readObject(alert.object)
}

const parse = (text: string): { kind: 'parsed'; value: unknown } | Refusal<Reason> => {
  try {
    return { kind: 'parsed', value: JSON.parse(text) }
  } catch (error) {
    if (error instanceof SyntaxError)
      return refused({ code: 'not-json', at: 'document', message: 'The document is not well-formed JSON.' })
    throw error
  }
}

/** The alert itself, or an object with nothing but `alert`, as writers that translate XML have it. `xmlns` may say which CAP. */
const alertIn = (value: unknown): { kind: 'alert'; object: JsonObject } | Refusal<Reason> => {
  const inner = isObject(value) && Object.keys(value).join() === 'alert' ? value.alert : value
  if (!isObject(inner))
    return refused({ code: 'not-an-object', at: 'document', message: 'The document is no object that is an alert.' })
  const { xmlns = capNamespace, ...object } = inner
  if (xmlns === capNamespace) return { kind: 'alert', object }
  return refused({
    code: 'unsupported-version',
    at: 'document',
    message: `The alert is of the namespace ${quote(String(xmlns))}; only CAP 1.2 (${capNamespace}) is taken.`,
  })
}

const readObject = (object: JsonObject): ReadCap | Refusal<Reason> => {
  const problems = collectProblems<Reason>()
  const told = new Set<string>()
  let order = 0
  const types: Telling<JsonReason> = {
    add(element, at, finding) {
      told.add(at)
      problems.add(element, at, finding)
    },
  }
  const walk = { problems: types, next: () => order++ }
  const root = toElement(object, 'alert', 'alert', alertContent.children, walk)
  const draft = readCapContent(root, told.size === 0 ? problems : exceptBelow(told, problems))
  return problems.refusal() ?? adviseOn(draft, false)
}

/** What has the wrong type is told once, and not again for what it lacks. */
const exceptBelow = (told: ReadonlySet<string>, problems: Problems<Reason>): Telling<CapReason> => ({
  add(element, at, finding) {
    const steps = at.split('/')
    if (!steps.some((_, count) => told.has(steps.slice(0, count + 1).join('/')))) problems.add(element, at, finding)
  },
})
