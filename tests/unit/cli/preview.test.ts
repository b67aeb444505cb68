import { describe, expect, it } from 'vitest'
import { type Language, speaker } from '../../../infra/cli/language.ts'
import { previewText } from '../../../infra/cli/show/preview.ts'
import type { AlertPreview } from '../../../shared/contracts/preview.ts'

const send = { kind: 'send', repeat: 1 } as const
const preview: AlertPreview = {
  ...{ warning: 'w1', seq: 1, known: false, outcome: 'issued', status: 'Actual', state: 'in-force' },
  ...{ warnings: [], unresolved: [], follows: [], reachedBefore: 0, towns: [], texts: [] },
  listeners: {
    people: { count: 2, turn: send },
    public: { count: 0, turn: { kind: 'not-addressed', reason: 'not-for-this-colour' } },
    rooms: { count: 1, turn: send },
    speakers: { count: 0, turn: { kind: 'not-addressed', reason: 'not-by-this-channel' } },
  },
  sms: { parts: 1, messages: 2 },
}
const said = (language: Language, more: Partial<AlertPreview> = {}) =>
  previewText(speaker(language), 'a.xml', { ...preview, ...more })
const forParents = { addressees: { roles: ['parent' as const, 'student' as const], channels: ['sms' as const] } }

describe('what an officer reads of a notice before it is sent', () => {
  it.each([
    ['zh', '只发给：家长、学生；渠道：短信', '对象'],
    ['en', 'only for parents, students; by phones', 'for '],
  ] as const)('says in %s whom it is for', (language, line, heading) => {
    const text = said(language, forParents)
    expect(text).toContain(line)
    expect(text).toContain(heading)
  })

  it('says nothing of it where it is for whom its colour says', () => {
    expect(said('en')).not.toContain('only for')
    expect(said('zh')).toContain('责任人')
  })
})
