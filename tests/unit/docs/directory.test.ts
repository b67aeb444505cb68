import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tables } from '../../../shared/domain/directory/csv/columns.ts'
import { csvNotes, csvReasons } from '../../../shared/domain/directory/csv/reasons.ts'
import { recordKinds, riskTypes } from '../../../shared/domain/directory/directory.ts'
import { valueNames } from '../../../shared/policy/value-names.ts'

const page = readFileSync('docs/directory.md', 'utf8')
/** The rows of the table below a heading, cell by cell. */
const rowsBelow = (heading: string): string[][] => {
  const [, section = ''] = page.split(`\n### ${heading}\n`)
  const [body = ''] = section.split(/\n##/)
  return body
    .split('\n')
    .filter(line => line.startsWith('| ') && !line.startsWith('|---'))
    .slice(1)
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
}

describe('docs/directory.md', () => {
  it('lists the reasons of the code, in its order, and no others', () => {
    expect(rowsBelow('Reasons').map(([reason]) => reason)).toEqual(
      Object.keys(csvReasons).map(reason => `\`${reason}\``),
    )
  })

  it.each(Object.keys(csvNotes))('names the note %s', note => {
    expect(page).toContain(`\`${note}\``)
  })

  it.each(recordKinds)('lists the columns of kind %s, and which of them must be there', kind => {
    const { file, columns } = tables[kind]
    const expected = columns.map(({ name, zh, required }) => [required ? `**\`${name}\`**` : `\`${name}\``, zh])
    expect(rowsBelow(file).map(([name, zh]) => [name, zh])).toEqual(expected)
  })

  it('names every type of risk point, and by which valueName one is named', () => {
    for (const type of riskTypes) expect(page).toContain(`\`${type}\``)
    for (const [name, meaning] of Object.entries(valueNames.geocode))
      if (meaning.startsWith('cn-risk-point')) expect(page).toContain(name)
  })
})
