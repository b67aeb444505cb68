import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IssuedAlert } from '../../../../shared/domain/series/warning.ts'
import { choose, chosenTemplates } from '../../../../shared/domain/templates/choose.ts'
import { particularsOf } from '../../../../shared/domain/templates/particulars.ts'
import { renderTemplate } from '../../../../shared/domain/templates/render-template.ts'
import { TemplateCarrier, templateRules } from '../../../../shared/domain/templates/template-carrier.ts'
import { rainInfo, rainIssued } from '../../../fixtures/rainstorm.ts'
import { approvedSet } from '../../../fixtures/templates.ts'

const zone = 'Asia/Shanghai'
const clause = fc.stringMatching(/^[一-十山水火土]{1,14}[，；。！、]$/)
const words = fc.array(clause, { maxLength: 14 }).map(clauses => clauses.join(''))
const languages = ['zh-CN', 'zh-HK', 'en', 'mn-Mong-CN', 'bo-CN', 'ug-Arab-CN', '']

const alerts: fc.Arbitrary<IssuedAlert> = fc
  .record({
    headline: fc.stringMatching(/^[一-十风雨雪]{1,20}$/).map(what => `宁乡市气象台发布${what}红色预警`),
    description: words,
    instruction: words,
    msgType: fc.constantFrom('Alert', 'Update', 'Cancel'),
    status: fc.constantFrom('Actual', 'Exercise', 'Test'),
    colour: fc.constantFrom('red', 'none'),
    seq: fc.integer({ min: 1, max: 30 }),
    others: fc.subarray(['en', 'mn-Mong-CN']),
  })
  .map(({ headline, description, instruction, msgType, status, colour, seq, others }) => {
    const chinese = rainInfo({ headline, description, instruction })
    const info = [chinese, ...others.map(language => rainInfo({ language, headline: 'Rainstorm' }))]
    return rainIssued({ info, msgType, status }, { colour, seq })
  })
const sets = fc
  .tuple(fc.constantFrom(...TemplateCarrier.options), fc.func(fc.boolean()))
  .map(([carrier, keeps]) => approvedSet(carrier).filter(({ name }) => keeps(name)))
const readers = fc.record({ lang: fc.constantFrom(...languages), covered: fc.boolean() })

const plain = (text: string) => text.replace(/[\p{P}\p{S}\s]/gu, '')

describe('a registered template', () => {
  it('never drops issuer, time of issue, headline or the first sentence of what to do, and never exceeds a limit', () => {
    fc.assert(
      fc.property(alerts, sets, readers, (issued, templates, reader) => {
        const choice = choose(templates, issued, { ...reader, zone })
        if (choice.kind !== 'fits') return
        const { message, text, template } = choice
        const said = particularsOf(issued, { ...reader, zone, lang: 'zh-CN' })
        const [first = ''] = said?.sentences.instruction ?? []
        for (const part of [said?.parts.issuer, said?.parts.time, said?.parts.headline, first])
          expect(plain(text)).toContain(plain(part ?? ''))
        const { text: most, variable } = templateRules[template.carrier]
        expect(text.length).toBeLessThanOrEqual(most)
        for (const [index, value] of message.variables.entries()) {
          expect(value).not.toBe('')
          expect(value.length).toBeLessThanOrEqual(Math.min(variable, template.variables[index]?.most ?? 0))
        }
        if (issued.seq > 1 && issued.alert.msgType !== 'Alert') expect(text).toContain(`第${issued.seq}报`)
        if (issued.alert.status !== 'Actual') expect(text).toMatch(/^【宁乡应急】（(?:演练|测试)）/)
      }),
      { numRuns: 300 },
    )
  })

  it('the few that are pinned say to every reader what all of them would have said', () => {
    fc.assert(
      fc.property(alerts, sets, readers, (issued, templates, reader) => {
        const pinned = { ...issued, templates: chosenTemplates(templates, issued, { zone }) }
        const covered = issued.alert.msgType === 'Update' ? reader.covered : true
        const now = choose(templates, issued, { ...reader, covered, zone })
        const later = renderTemplate(pinned, { ...reader, covered, zone })
        expect(later).toEqual(
          now.kind === 'fits' ? { kind: 'rendered', message: now.message } : { kind: 'refused', reason: now.kind },
        )
      }),
      { numRuns: 200 },
    )
  })

  it('is chosen in no time, whatever a source writes', () => {
    const hostile = ['一。'.repeat(3000), '一，'.repeat(3000), '。'.repeat(6000), '一'.repeat(6000), '①【'.repeat(3000)]
    const began = performance.now()
    for (const text of hostile)
      choose(approvedSet('alibaba'), rainIssued({ info: [rainInfo({ description: text, instruction: text })] }), {
        lang: 'zh-CN',
        zone,
      })
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
