import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Carried, TemplateState, Use } from '../../../shared/domain/templates/template.ts'
import { TemplateEvent, templateAfter } from '../../../shared/domain/templates/transitions.ts'
import { unfitReasons } from '../../../shared/domain/templates/unfit.ts'

const page = readFileSync('docs/templates.md', 'utf8')

test('the page of templates names every use, everything a variable carries and every reason', () => {
  const missing = [...Use.options, ...Carried.options, ...unfitReasons].filter(word => !page.includes(`\`${word}\``))
  expect(missing).toEqual([])
})

test('its table is the one that the service moves by', () => {
  const alive = TemplateState.options.filter(state => state !== 'retired')
  const rows = alive.map(state => {
    const cells = TemplateEvent.options.map(event => ` ${templateAfter(state, event) ?? ''} `.replace(/^ {2}$/, ' '))
    return `| ${state} |${cells.join('|')}|`
  })
  expect(page).toContain(
    [`| from | ${TemplateEvent.options.join(' | ')} |`, '|---|---|---|---|---|---|', ...rows].join('\n'),
  )
})
