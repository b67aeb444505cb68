import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capAdvices } from '../../../../shared/domain/cap/advices.ts'
import { alertContent, type Content } from '../../../../shared/domain/cap/grammar.ts'
import { capReasons } from '../../../../shared/domain/cap/reasons.ts'

const path = join(import.meta.dirname, '../../../../docs/cap-profile.md')
const page = readFileSync(path, 'utf8')

const namesIn = (content: Content): string[] =>
  'children' in content ? content.children.flatMap(({ name, content: inner }) => [name, ...namesIn(inner)]) : []

describe('the page about the CAP profile', () => {
  test('has every reason and every warning, in the words of the code', () => {
    const rows = Object.entries({ ...capReasons, ...capAdvices }).map(
      ([code, meaning]) => `| \`${code}\` | ${meaning} |`,
    )
    expect(rows.filter(row => !page.includes(row))).toEqual([])
  })

  test('has no reason or warning that is not there', () => {
    const codes = Array.from(page.matchAll(/^\| `([a-z0-9]+(?:-[a-z0-9]+)+|wrapped)` \|/gm), ([, code]) => code)
    const known = new Set<string | undefined>([...Object.keys(capReasons), ...Object.keys(capAdvices)])
    expect(codes).toHaveLength(known.size)
    expect(codes.filter(code => !known.has(code))).toEqual([])
  })

  test('has every element of the grammar', () => {
    const names = new Set(namesIn(alertContent))
    expect(
      [...names].filter(name => !new RegExp(`\`${name}\`|${name} and value|valueName and ${name}`).test(page)),
    ).toEqual([])
  })

  test('leads to files that are there', () => {
    const links = Array.from(page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, link = '']) => link)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter(link => !existsSync(join(dirname(path), link)))).toEqual([])
  })
})
