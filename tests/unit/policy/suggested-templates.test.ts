import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../../shared/domain/templates/check-template.ts'
import { TemplateContent, Use } from '../../../shared/domain/templates/template.ts'
import { TemplateCarrier, templateRules } from '../../../shared/domain/templates/template-carrier.ts'
import { suggestedTemplates } from '../../../shared/policy/templates/suggested.ts'

const statuses = ['Actual', 'Exercise', 'Test'] as const
const signature = '正镶白旗应急'
const all = TemplateCarrier.options.flatMap(carrier =>
  statuses.flatMap(status =>
    suggestedTemplates({ carrier, area: '152529', signature, status }, 'zxbq').map(one => ({
      carrier,
      status,
      ...one,
    })),
  ),
)

describe('the suggested templates', () => {
  it.each(all.map(one => [`${one.carrier} ${one.name}`, one] as const))(
    '%s can be registered',
    (_, { carrier, content }) => {
      expect(TemplateContent.parse(content)).toEqual(content)
      expect(checkTemplate(carrier, content)).toEqual([])
    },
  )

  it.each(all.map(one => [`${one.carrier} ${one.name}`, one] as const))(
    '%s stays below the carrier’s length with every variable full',
    (_, one) => {
      const { words, variables } = one.content
      const fixed = words.replace(/\{[a-z0-9]+\}/g, '').length
      const values = variables.reduce((sum, { most }) => sum + most, 0)
      expect(`【${signature}】`.length + fixed + values).toBeLessThanOrEqual(templateRules[one.carrier].text)
    },
  )

  it('are one set for each use and status, every name its own', () => {
    for (const carrier of TemplateCarrier.options) {
      const own = all.filter(one => one.carrier === carrier)
      expect(new Set(own.map(({ name }) => name)).size).toBe(own.length)
      for (const status of statuses)
        expect(new Set(own.filter(one => one.status === status).flatMap(({ content }) => content.uses))).toEqual(
          new Set(Use.options),
        )
    }
  })
})
