import { describe, expect, it } from 'vitest'
import { checkTemplate } from '../../../shared/domain/templates/check-template.ts'
import { choose } from '../../../shared/domain/templates/choose.ts'
import { longestText } from '../../../shared/domain/templates/console-words.ts'
import { TemplateContent, Use } from '../../../shared/domain/templates/template.ts'
import { TemplateCarrier, templateRules } from '../../../shared/domain/templates/template-carrier.ts'
import { textParameter } from '../../../shared/domain/text/own-text.ts'
import { smsParts } from '../../../shared/domain/text/sms-parts.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'
import { suggestedNotices, suggestedTemplates } from '../../../shared/policy/templates/suggested.ts'
import { rainInfo, rainIssued } from '../../fixtures/rainstorm.ts'

const statuses = ['Actual', 'Exercise', 'Test'] as const
const signature = '正镶白旗应急'
const notices = suggestedNotices(defaultBook, { area: '152529', signature }, 'zxbq')
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
      expect(longestText(one.content)).toBeLessThanOrEqual(templateRules[one.carrier].text)
    },
  )

  it.each(notices.map(one => [one.name, one] as const))(
    '%s stands word by word, in one SMS where the signature is short',
    (_, { name, content }) => {
      expect(TemplateContent.parse(content)).toEqual(content)
      for (const carrier of TemplateCarrier.options) expect(checkTemplate(carrier, content)).toEqual([])
      const { id } = defaultBook.notices.find(one => name.endsWith(one.id.toLowerCase())) ?? {}
      const said = {
        ...content,
        carrier: 'tencent' as const,
        name,
        version: 1,
        state: 'approved' as const,
        id: '1',
        by: '',
        at: 0,
      }
      const info = rainInfo({ headline: id ?? '', parameter: [{ valueName: textParameter, value: content.words }] })
      const choice = choose([said], rainIssued({ info: [info] }, { colour: 'none' }), {
        lang: 'zh-CN',
        zone: 'Asia/Shanghai',
      })
      expect(choice).toMatchObject({ kind: 'fits', message: { variables: [] }, cut: false })
      expect(smsParts(`【宁乡应急】${content.words}`)).toBe(1)
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
