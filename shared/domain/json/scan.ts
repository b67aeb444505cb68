import { maxDepth, maxElements } from '../cap/limits.ts'
import type { CapReason } from '../cap/reasons.ts'
import { type Problem, type Refusal, refused } from '../refusal.ts'
import type { JsonReason } from './reasons.ts'

/** Keys of an object that is open, or undefined for an array. */
type Open = Set<string> | undefined

/** Strings, brackets, and the comma and colon between them; numbers and words are of no interest here. */
const token = /"(?:[^"\\]|\\.)*"|[[\]{}:,]/g

/**
 * What JSON.parse does not tell of a text that it takes: keys that occur twice, nesting and number of values. Linear, and without
 * recursion, so that no text can exhaust it.
 */
export const scanJson = (text: string): Refusal<CapReason | JsonReason> | undefined => {
  const open: Open[] = []
  let values = 0
  let previous = ''
  for (const { 0: lexeme, index } of text.matchAll(token)) {
    if (lexeme === '{' || lexeme === '[') {
      open.push(lexeme === '{' ? new Set() : undefined)
      if (open.length > maxDepth) return refused(tooDeep)
    }
    if (lexeme === '}' || lexeme === ']') open.pop()
    if (lexeme === ',' || lexeme === '[' || lexeme === '{') values += 1
    if (values > maxElements) return refused(tooMany)
    const keys = open.at(-1)
    if (keys && lexeme.startsWith('"') && (previous === '{' || previous === ',')) {
      const key: unknown = JSON.parse(lexeme)
      if (keys.has(String(key))) return refused(duplicate(String(key), text, index))
      keys.add(String(key))
    }
    previous = lexeme
  }
  return undefined
}

const tooDeep: Problem<CapReason> = {
  code: 'too-deep',
  at: 'document',
  message: `Its values are nested more than ${maxDepth} levels deep.`,
}
const tooMany: Problem<CapReason> = {
  code: 'too-many-elements',
  at: 'document',
  message: `The document has more than ${maxElements} values.`,
}
const duplicate = (key: string, text: string, index: number): Problem<JsonReason> => {
  const line = text.slice(0, index).split('\n').length
  return {
    code: 'duplicate-key',
    at: 'document',
    message: `The key “${key.slice(0, 60)}” is there twice, again at line ${line}.`,
  }
}
