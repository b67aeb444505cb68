import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Alert } from '../../../../shared/domain/cap/alert.ts'
import { readCap } from '../../../fixtures/read-cap.ts'
import { alert, time } from './arbitraries.ts'
import { bytesOf, good, read, told } from './document.ts'
import { document, renderChildren } from './render.ts'

const render = (one: Alert): string => document(renderChildren(one))
/** −0 and 0 are the same place. */
const plain = (one: Alert): unknown => JSON.parse(JSON.stringify(one))

describe('whatever a CAP document says', () => {
  test('it reads back as it was', () => {
    fc.assert(
      fc.property(alert, one => {
        const result = read(render(one))
        expect(result.kind === 'read' ? plain(result.alert) : result.reasons).toEqual(plain(one))
      }),
    )
  })

  test('any two neighbours of different names in the wrong order are refused', () => {
    const children = alert.map(one => renderChildren(one).filter(child => child !== ''))
    const nameOf = (child: string): string => /^<(\w+)/.exec(child)?.[1] ?? ''
    fc.assert(
      fc.property(children, fc.nat(), (parts, seed) => {
        const places = [...parts.keys()].filter(at => at > 0 && nameOf(parts[at] ?? '') !== nameOf(parts[at - 1] ?? ''))
        const at = places[seed % places.length] ?? 0
        const swapped = parts.with(at, parts[at - 1] ?? '').with(at - 1, parts[at] ?? '')
        const result = read(document(swapped))
        expect(result.kind === 'refused' && result.reasons.every(({ code }) => code === 'misplaced-element')).toBe(true)
      }),
    )
  })

  test('without one of its required elements it is refused', () => {
    const required = ['identifier', 'sender', 'sent', 'status', 'msgType', 'scope']
    fc.assert(
      fc.property(alert, fc.constantFrom(...required), (one, name) => {
        const children = renderChildren(one).filter(child => !child.startsWith(`<${name}>`))
        expect(told(read(document(children)))).toContain(`missing-element alert/${name}`)
      }),
    )
  })

  test('with an element twice that may occur once it is refused', () => {
    const single = ['identifier', 'sender', 'sent', 'status', 'msgType', 'scope']
    fc.assert(
      fc.property(alert, fc.constantFrom(...single), (one, name) => {
        const children = renderChildren(one).flatMap(child =>
          child.startsWith(`<${name}>`) ? [child, child] : [child],
        )
        expect(told(read(document(children)))).toContain(`repeated-element alert/${name}[2]`)
      }),
    )
  })

  test('a time without its offset, or with Z, is refused', () => {
    fc.assert(
      fc.property(alert, time, fc.constantFrom('', 'Z'), (one, sent, zone) => {
        const result = read(render({ ...one, sent: `${sent.slice(0, 19)}${zone}` }))
        expect(told(result)).toEqual(['bad-time alert/sent'])
      }),
    )
  })
})

describe('whatever the bytes', () => {
  test('reading them ends with an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.option(fc.string(), { nil: undefined }), (bytes, charset) => {
        expect(readCap(bytes, charset === undefined ? {} : { charset }).kind).toBe('refused')
      }),
    )
  })

  test('a document with some bytes changed ends with an answer', () => {
    const original = bytesOf(good)
    const change = fc.tuple(fc.nat({ max: original.length - 1 }), fc.nat({ max: 255 }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), changes => {
        const bytes = original.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        expect(['read', 'refused']).toContain(readCap(bytes).kind)
      }),
      { numRuns: 400 },
    )
  })

  test('a document put together from pieces of XML ends with an answer', () => {
    const piece = fc.constantFrom(
      ...['<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">', '</alert>', '<info>', '</info>', '<', '>', '&', ';'],
      ...[
        '<![CDATA[',
        ']]>',
        '<!--',
        '-->',
        '<?xml version="1.0"?>',
        '<!DOCTYPE a [',
        '<!ENTITY e "x">',
        '&e;',
        '&#0;',
      ],
      ...['<polygon>', '</polygon>', '1,1', ' ', '\uD800', 'xmlns:x=""', '<x:y/>', '<area/>', '"'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        expect(['read', 'refused']).toContain(read(pieces.join('')).kind)
      }),
      { numRuns: 400 },
    )
  })

  const start = good.slice(0, good.indexOf('<info>'))
  test.each([
    ['elements that are not CAP', `${start}${'<x/>'.repeat(49_000)}</alert>`],
    ['elements in every wrong place', `${start}${'<note/><code/>'.repeat(24_000)}</alert>`],
    ['empty infos', `${start}${'<info/>'.repeat(49_000)}</alert>`],
    ['corners', good.replace(/(<polygon>)[^<]*/, `$1${'28.1,112.2 '.repeat(85_000)}`)],
    ['open quotes', good.replace('<info>', `<incidents>${'"a '.repeat(300_001)}</incidents><info>`)],
    [
      'attributes',
      good.replace('<info>', `<info ${Array.from({ length: 60_000 }, (_, at) => `a${at}="b"`).join(' ')}>`),
    ],
    ['digits', good.replace('>100<', `>${'9'.repeat(900_000)}<`)],
    ['levels', '<a>'.repeat(300_000)],
  ])('nearly a megabyte of %s is judged, with a short answer', { timeout: 30_000 }, (_, text) => {
    const result = read(text)
    expect(JSON.stringify(told(result)).length).toBeLessThan(100_000)
  })
})
