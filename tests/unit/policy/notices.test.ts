import { describe, expect, test } from 'vitest'
import { type NoticeBook, noticesOf } from '../../../shared/domain/calendar/book.ts'
import { type BookReason, checkBook, silentRules } from '../../../shared/domain/calendar/check-book.ts'
import { Notice, ruleText } from '../../../shared/domain/calendar/notice.ts'
import { noticeTexts } from '../../../shared/domain/calendar/notice-text.ts'
import { eventCodeNames } from '../../../shared/policy/hazards.ts'
import { defaultBook } from '../../../shared/policy/notices/book.ts'

const known = { isEventCode: (code: string) => code in eventCodeNames }
const check = (book: NoticeBook): string[] => checkBook(book, known).map(({ code, at }) => `${code} ${at}`)
const parts = (signature: string) =>
  defaultBook.notices.map(notice => noticeTexts(notice, signature, ['国庆节']).find(({ lang }) => lang === 'zh')?.parts)

const [model] = defaultBook.notices
const changed = (changes: object): NoticeBook => ({
  ...defaultBook,
  notices: [Notice.parse({ ...written, ...changes })],
  jurisdictions: defaultBook.jurisdictions.slice(0, 1),
})
const written = {
  ...{ id: 'X1', name: { zh: '试', en: 'trial' }, rules: [{ id: 'day', when: 'fixed 05-11 09:00' }] },
  ...{ audience: ['resident'], channels: ['sms'], texts: { zh: '试。' } },
}

describe('the notices', () => {
  test('are 26, sound, and in Chinese and English', () => {
    expect(defaultBook.notices.map(({ id }) => id)).toEqual(
      Array.from({ length: 26 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    )
    expect(check(defaultBook)).toEqual([])
    expect(defaultBook.notices.filter(({ texts }) => !texts.zh || !texts.en)).toEqual([])
  })

  test('fit one SMS part each under 宁乡应急; under 正镶白旗应急 some need two', () => {
    expect(parts('宁乡应急').every(count => count === 1)).toBe(true)
    expect(parts('正镶白旗应急').filter(count => count === 2)).toHaveLength(15)
  })

  test('have no rule that can never be due in the two counties', () => {
    expect(defaultBook.jurisdictions.map(one => silentRules(defaultBook, one))).toEqual([[], []])
  })

  test('a rule that follows a warning is told at 07:00 where it cannot be told at once', () => {
    const following = defaultBook.notices.flatMap(({ rules }) => rules.map(ruleText)).filter(text => /^c/.test(text))
    expect(following).toHaveLength(8)
    expect(following.filter(text => !text.endsWith(' 07:00'))).toEqual([])
  })

  test('none is sent unapproved by itself', () => {
    expect(defaultBook.notices.map(({ unapproved }) => unapproved)).toEqual(defaultBook.notices.map(() => 'wait'))
  })
})

describe('a jurisdiction', () => {
  test('leaves out, replaces and adds notices', () => {
    const [first] = defaultBook.jurisdictions
    if (!first || !model) throw new Error('there is no jurisdiction')
    const own = [
      { ...model, texts: { zh: '自己的。' } },
      { ...model, id: 'X1' },
    ]
    const ids = noticesOf(defaultBook, { ...first, without: ['R16'], notices: own }).map(({ id }) => id)
    expect(ids).not.toContain('R16')
    expect(ids).toContain('X1')
    expect(noticesOf(defaultBook, { ...first, notices: own })[0]?.texts.zh).toBe('自己的。')
  })

  test('gets what is for its area: thin ice in the north only', () => {
    expect(defaultBook.jurisdictions.map(one => noticesOf(defaultBook, one).some(({ id }) => id === 'R24'))).toEqual([
      false,
      true,
    ])
  })
})

describe('a book is refused for', () => {
  const cases: [BookReason, object, string][] = [
    ['no-chinese-text', { texts: { en: 'Trial.' } }, 'X1/texts'],
    ['unknown-variable', { texts: { zh: '{name}好' } }, 'X1/texts/zh'],
    ['variable-without-holiday', { texts: { zh: '{holiday}好' } }, 'X1/texts/zh'],
    ['text-too-long', { texts: { zh: '长'.repeat(130) } }, '430182/X1/texts/zh'],
    ['unknown-notice', { rules: [{ id: 'clear', when: 'cancel-of R99 07:00' }] }, 'X1/rules/clear'],
    ['unknown-hazard', { rules: [{ id: 'rain', when: 'condition 19X99 >=red 07:00' }] }, 'X1/rules/rain'],
    ['unknown-season', { rules: [{ id: 'ice', when: 'season ice start 07:00' }] }, 'X1/rules/ice'],
    ['rule-twice', { rules: [written.rules[0], written.rules[0]] }, 'X1/rules/day'],
  ]
  test.each(cases)('%s', (code, changes, at) => {
    expect(check(changed(changes))).toEqual([`${code} ${at}`])
  })

  test('notice-twice', () => {
    const book = changed({})
    expect(check({ ...book, notices: [...book.notices, ...book.notices] })).toEqual(['notice-twice X1'])
  })

  test('a rule that cannot be read, with its reason and place', () => {
    const read = Notice.safeParse({ ...written, rules: [{ id: 'day', when: 'fixed 5-11 09:00' }] })
    expect(read.error?.issues[0]).toMatchObject({
      path: ['rules', 0, 'when'],
      message: 'not-a-date: Character 7, “5-11”: not a month and a day, MM-DD.',
    })
  })
})
