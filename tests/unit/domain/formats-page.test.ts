import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headlineAdvices } from '../../../shared/domain/headline/advices.ts'
import { jsonReasons } from '../../../shared/domain/json/reasons.ts'
import { alertMediaTypes } from '../../../shared/domain/media-type.ts'
import { nationalAdvices } from '../../../shared/domain/national/advices.ts'
import { type Content, nationalContent } from '../../../shared/domain/national/grammar.ts'
import { nationalReasons } from '../../../shared/domain/national/reasons.ts'
import { alertOf, readText, told } from './alert-documents.ts'

const path = join(import.meta.dirname, '../../../docs/formats.md')
const page = readFileSync(path, 'utf8')
const lists = { ...nationalReasons, ...jsonReasons, ...nationalAdvices, ...headlineAdvices }

const namesIn = (content: Content): string[] =>
  'children' in content ? content.children.flatMap(({ name, content: inner }) => [name, ...namesIn(inner)]) : []

describe('the page about the formats', () => {
  test('has every reason and every warning, in the words of the code', () => {
    const rows = Object.entries(lists).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
    expect(rows.filter(row => !page.includes(row))).toEqual([])
  })

  test('has no reason or warning that is not there', () => {
    const codes = Array.from(page.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \|/gm), ([, code]) => code)
    expect(codes.toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(
      Object.keys(lists).toSorted((a, b) => a.localeCompare(b)),
    )
  })

  test('no word stands for two things', () => {
    const all = [nationalReasons, jsonReasons, nationalAdvices, headlineAdvices].flatMap(list => Object.keys(list))
    expect(new Set(all).size).toBe(all.length)
  })

  test('has every element of the national format, and every media type', () => {
    const names = [...namesIn(nationalContent), ...alertMediaTypes]
    expect(names.filter(name => !page.includes(`\`${name}\``))).toEqual([])
  })

  test('gives an example in JSON that is taken', () => {
    const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const result = readText(example, 'application/json')
    expect(alertOf(result).info[0]?.headline).toBe('宁乡市气象台发布暴雨红色预警')
    expect(told(result)).toEqual(['no-expires alert/info[1]/expires', 'no-sender-name alert/info[1]/senderName'])
  })

  test('leads to files that are there', () => {
    const links = Array.from(page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, link = '']) => link)
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter(link => !existsSync(join(dirname(path), link)))).toEqual([])
  })
})
