import { SaxesParser } from 'saxes'
import { type Refusal, refused } from '../refusal.ts'
import type { XmlElement } from './element.ts'
import { maxDepth, maxElements } from './limits.ts'
import type { CapReason } from './reasons.ts'

export type Parsed = { kind: 'parsed'; root: XmlElement }

/** Small enough that a refused document is not read much further. */
const chunk = 16 * 1024

/** Reads XML 1.0 with namespaces. The first thing that must not be ends it: nothing is expanded, nothing is fetched. */
export const parseXml = (text: string): Parsed | Refusal<CapReason> => {
  const reading = startReading()
  for (let at = 0; at < text.length && !reading.refusal; at += chunk) reading.parser.write(text.slice(at, at + chunk))
  if (!reading.refusal) reading.parser.close()
  if (reading.refusal) return reading.refusal
  return reading.root ? { kind: 'parsed', root: reading.root } : refuse('not-well-formed', 'The document is empty.')
}

type Reading = {
  parser: SaxesParser<{ xmlns: true; position: true }>
  root: XmlElement | undefined
  refusal: Refusal<CapReason> | undefined
}

const startReading = (): Reading => {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const reading: Reading = { parser, root: undefined, refusal: undefined }
  const open: XmlElement[] = []
  let order = 0
  const stop = (code: CapReason, message: string) => {
    reading.refusal ??= refuse(code, message)
  }
  parser.on('xmldecl', ({ version }) => {
    if (version !== undefined && version !== '1.0')
      stop('xml-version', `The document is XML ${version}; CAP is XML 1.0.`)
  })
  parser.on('doctype', () => stop('doctype-forbidden', 'The document has a document type declaration (<!DOCTYPE>).'))
  parser.on('error', error => stop(...asReason(error.message)))
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length >= maxDepth) stop('too-deep', `The elements are nested more than ${maxDepth} levels deep.`)
    if (order >= maxElements) stop('too-many-elements', `The document has more than ${maxElements} elements.`)
    if (reading.refusal) return
    const element = { uri, local, order: order++, attributes: Object.values(attributes), children: [], text: '' }
    open.at(-1)?.children.push(element)
    reading.root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const write = (text: string) => {
    const element = open.at(-1)
    if (element) element.text += text
  }
  parser.on('text', write)
  parser.on('cdata', write)
  return reading
}

/** saxes tells what is wrong as `line:column: words`. */
const asReason = (message: string): [CapReason, string] => {
  const [, line = '?', column = '?', words = message] = /^(?:.*?:)?(\d+):(\d+): (.*)$/s.exec(message) ?? []
  if (/^(?:undefined entity|disallowed character in entity name)/.test(words))
    return ['undeclared-entity', `Line ${line} uses an entity that XML does not define, at column ${column}.`]
  return ['not-well-formed', `The XML is not well-formed at line ${line}, column ${column}: ${words}`]
}

const refuse = (code: CapReason, message: string): Refusal<CapReason> => refused({ code, at: 'document', message })
