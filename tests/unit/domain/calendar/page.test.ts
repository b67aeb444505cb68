import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookReasons } from '../../../../shared/domain/calendar/check-book.ts'
import { holidayReasons } from '../../../../shared/domain/calendar/check-holidays.ts'
import { HolidayTable } from '../../../../shared/domain/calendar/holidays.ts'
import { type Notice, ruleText } from '../../../../shared/domain/calendar/notice.ts'
import { noticeTexts } from '../../../../shared/domain/calendar/notice-text.ts'
import { grammar, parseRule } from '../../../../shared/domain/calendar/parse-rule.ts'
import { roleNames } from '../../../../shared/domain/calendar/roles.ts'
import { ruleReasons } from '../../../../shared/domain/calendar/rule-problem.ts'
import { noticeReasons } from '../../../../shared/domain/notices/planned-notice.ts'
import { defaultBook } from '../../../../shared/policy/notices/book.ts'

const path = join(import.meta.dirname, '../../../../docs/calendar.md')
const page = readFileSync(path, 'utf8')
const missing = (rows: string[]): string[] => rows.filter(row => !page.split('\n').some(line => line.startsWith(row)))

const partsUnder = (notice: Notice, signature: string): string => {
  const texts = noticeTexts(notice, signature, ['国庆节'])
  return texts.map(({ lang, parts }) => `${lang} ${parts}`).join(', ')
}

const noticeRow = (notice: Notice): string =>
  [
    `| ${notice.id} | ${notice.name.zh}`,
    notice.rules.map(rule => `\`${ruleText(rule).replaceAll('|', '\\|')}\``).join('<br>'),
    notice.audience.map(role => roleNames[role].zh).join('、'),
    ...defaultBook.jurisdictions.map(({ signature }) => partsUnder(notice, signature)),
  ].join(' | ')

describe('the page about the calendar', () => {
  test('has the grammar as the parser has it', () => {
    const rows = Object.entries(grammar).map(([kind, parts]) => {
      const form = [kind, ...parts.map(part => part.form)].join(' ').replaceAll('|', '\\|')
      return `| \`${form}\` |`
    })
    expect(missing(rows)).toEqual([])
  })

  test('has every reason, in the words of the code, and no other', () => {
    const reasons = { ...ruleReasons, ...bookReasons, ...holidayReasons, ...noticeReasons }
    expect(missing(Object.entries(reasons).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`))).toEqual([])
    const told = Array.from(page.matchAll(/^\| `([a-z]+(?:-[a-z]+)+)` \|/gm), ([, code = '']) => code)
    expect(told.filter(code => !Object.hasOwn(reasons, code))).toEqual([])
  })

  test('has the notices as they are', () => {
    expect(missing(defaultBook.notices.map(noticeRow))).toEqual([])
    expect(page.match(/^\| R\d\d \|/gm)).toHaveLength(defaultBook.notices.length)
  })

  test('has the seasons as they are configured', () => {
    expect(
      missing(defaultBook.seasons.map(({ area, name, start, end }) => `| ${area} | \`${name}\` | ${start} | ${end} |`)),
    ).toEqual([])
  })

  test('gives examples that are read', () => {
    const rules = /```rules\n([\s\S]*?)```/.exec(page)?.[1]?.trim().split('\n') ?? []
    expect(rules.length).toBeGreaterThan(8)
    expect(rules.map(line => parseRule(line.replace(/ {2,}.*$/, ''))).filter(({ kind }) => kind === 'refused')).toEqual(
      [],
    )
    const table = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    expect(HolidayTable.safeParse(JSON.parse(table)).success).toBe(true)
  })

  test('leads to files that are there', () => {
    const links = Array.from(page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, link = '']) => link)
    expect(links.filter(link => !existsSync(join(dirname(path), link)))).toEqual([])
  })
})
