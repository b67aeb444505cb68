import { asAmount, asClock, asYear, byDigit } from './numbers.ts'
import { spokenUnits } from './spoken-units.ts'

type Rule = readonly [RegExp, string | ((...groups: string[]) => string)]

const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`
/** What follows a figure that is an amount: then 119 and 120 are no telephone numbers. */
const counts = String.raw`\s*(?:[年月日号时分秒小天周个人户名只头匹群余多毫厘米公千万亿级度℃%‰°吨亩元倍次株间所栋套辆台座条处升平立帕伏节]|[a-zA-Z㎡㎥]|[-~～—–至到]\s*\d)`

/** What is not said, and what is written in several ways. */
const writing: Rule[] = [
  [/(?:https?:\/\/|www\.)[\w\-./?%&=#:~+@]*/gi, ''],
  [/\p{Extended_Pictographic}\uFE0F?/gu, keyed => (/[\d#*]/.test(keyed) ? keyed : '')],
  [/[０-９Ａ-Ｚａ-ｚ％．＋＜＞＝]|(?<=[\d０-９])：(?=[\d０-９])/gu, wide => wide.normalize('NFKC')],
  [/[①-⑳]/gu, circled => `第${asAmount(circled.normalize('NFKC'))}，`],
  [/[⑴-⒇]|[（(]\d{1,2}[)）]/gu, bracketed => `第${asAmount(bracketed.normalize('NFKC').replace(/\D/g, ''))}，`],
  [/(^|[\n。；;！!：:])\s*(\d{1,2})[.、．)）](?!\d)\s*/gu, (_, before = '', n = '') => `${before}第${asAmount(n)}，`],
  [/([ⅠⅡⅢⅣⅤⅥ]+)(?=\s*级)/gu, roman => roman.normalize('NFKC')],
  [/(?<![A-Za-z])(VI|IV|V|I{1,3})\s*级/g, (_, roman = '') => `${asAmount(String(romans.indexOf(roman)))}级`],
]
const romans = ['', 'I', 'II', 'III', 'IV', 'V', 'VI']

/** Whom to call, which road: digit by digit. Before everything that could take them for amounts or ranges. */
const telephones: Rule[] = [
  [/(?:\+?86[-\s]?)?(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/g, phone => byDigit(phone.replace(/^\+?86[-\s]/, ''))],
  [/(?<!\d)(?:0\d{2,3}|[48]00)[-—－]\d{3,4}[-—－]?\d{4}(?!\d)/g, byDigit],
  [
    /((?:拨打|致电|电话|热线|短号|分机|编号|群号)[^\d，。；]{0,6})(\d{3,})/g,
    (_, word = '', digits = '') => word + byDigit(digits),
  ],
  [
    new RegExp(String.raw`(?<![\d.,])(?:110|119|120|122|12[13]\d{2}|95\d{3}|96\d{3,4})(?![\d.]|,\d|${counts})`, 'g'),
    byDigit,
  ],
  [
    /(?<=[A-Z])\d{3,5}(?=国道|省道|县道|乡道|线|高速|公路|[\p{Script=Han}]{0,6}高速)|\d{3}(?=国道|省道|县道)/gu,
    byDigit,
  ],
]

/** Dates and times of day. */
const dates: Rule[] = [
  [/(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)T?/g, '$1年$2月$3日'],
  [
    /(?<!\d)((?:19|20)\d{2})\s*[-~～—–至到]\s*((?:19|20)\d{2})(?=年)/g,
    (_, from = '', to = '') => `${asYear(from)}至${asYear(to)}`,
  ],
  [/(?<!\d)((?:19|20)\d{2})(?=年(?!一遇))/g, asYear],
  [/(?<!\d)0(?=\d[月日点时])/g, ''],
  [/(?<=\d:\d{2})\s*[-~～—–]\s*(?=\d{1,2}:\d{2})/g, '至'],
  [/(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?(?![\d:])/g, (_, ...hms) => clock(hms)],
  [/(?<!\d)(\d{1,2})[时点](\d{1,2})分(?!钟)(?:(\d{1,2})秒)?/g, (_, ...hms) => clock(hms)],
]
const clock = ([hour = '', minute = '', second]: string[]): string =>
  asClock(hour, minute, typeof second === 'string' && second !== '' ? second : undefined)

/** Ranges, signs, shares and units: 5～6级, −5℃, 20%～30%, 60km/h. */
const measures: Rule[] = [
  [/(?<=[\d℃%‰a-z年月日号时分秒级米度])\s*(?:——|[-~～—–－−])\s*(?=[-－−–]?\d)/gu, '至'],
  [/(?<=[\d℃%年月日号时分级米度])到(?=-?\d)/g, '至'],
  [/(?<=[A-Z])-(?=\d)/g, ''],
  [/(?<![\d\p{Script=Han}A-Za-z])[-－−–](?=\d)|(?<=[\p{Script=Han}])[-－−–](?=\d)/gu, '-'],
  [
    new RegExp(`(-?)(${number})(?:\\s*(?:℃|°\\s*C))?至(-?)(${number})\\s*(?:℃|°\\s*C|摄氏度)`, 'g'),
    (_, s = '', a = '', t = '', b = '') => `${below(s)}${asAmount(a)}至${below(t)}${asAmount(b)}摄氏度`,
  ],
  [new RegExp(`(-?)(${number})\\s*(?:℃|°\\s*C|摄氏度)`, 'g'), (_, s = '', a = '') => `${below(s)}${asAmount(a)}摄氏度`],
  [new RegExp(`-(${number})(?=度)`, 'g'), (_, a = '') => `零下${asAmount(a)}`],
  [new RegExp(`(${number})至(${number})%`, 'g'), (_, a = '', b = '') => `百分之${asAmount(a)}至${asAmount(b)}`],
  [new RegExp(`(${number})([%‰])`, 'g'), (_, a = '', sign = '') => share(a, sign)],
  ...spokenUnits(number),
  [/(?<![\d/])(\d{1,2})\/(\d{1,3})(?![\d/])/g, (_, part = '', whole = '') => `${asAmount(whole)}分之${asAmount(part)}`],
]
const below = (sign: string): string => (sign === '' ? '' : '零下')
const share = (amount: string, sign: string): string =>
  `${sign === '%' ? '百' : '千'}分之${amount === '100' && sign === '%' ? '百' : asAmount(amount)}`

/** What is left are amounts; 2 of something countable is 两. */
const amounts: Rule[] = [
  [
    /(?<![\d.,第])2(?=(?:至\d+)?(?:个|小时|分钟|天|周|人|户|名|次|处|座|条|台|辆|组|轮|倍|种|米|公里|吨|万|亿|间|栋|所|头|只|支|艘|年(?!级)))/gu,
    '两',
  ],
  [/(?<=至)2(?=(?:个|小时|分钟|天|周|人|户|名|次|处|座|条|台|辆|米|公里|吨|万))/gu, '两'],
  [/-(?=\d)/g, '负'],
  [/(\d+)[#＃](?=[\p{Script=Han}])/gu, (_, n = '') => `${asAmount(n)}号`],
  [new RegExp(number, 'g'), digits => (/^0\d|^\d{7,}$/.test(digits) ? byDigit(digits) : asAmount(digits))],
]

/** A pause where brackets and slashes stand, and no mark twice. */
const pauses: Rule[] = [
  [/[<]/g, '小于'],
  [/[>]/g, '大于'],
  [/≥|≧/g, '大于等于'],
  [/≤|≦/g, '小于等于'],
  [/±/g, '正负'],
  [/\+/g, '加'],
  [/[“”"'‘’「」『』《》〈〉*#_`|]/g, ''],
  [/[【】〔〕[\]（）()｛｝{}/／\n]|——|—|–|~|～|…+|\s*→\s*/g, '，'],
  [/(?<=[\p{Script=Han}，。；！？、：])\s+|\s+(?=[\p{Script=Han}，。；！？、：])/gu, ''],
  [/,(?!\d)/g, '，'],
  [/，+(?=[。；！？、：，])|(?<=[。；！？、：])[，、：]+/gu, ''],
  [/^[，、。；：]+|，$/gu, ''],
]

const rules = [...writing, ...telephones, ...dates, ...measures, ...amounts, ...pauses]

/**
 * A Chinese text as it is read aloud: every figure in words, nothing that a voice would spell out. The rules run in order, and each
 * takes its figures out of the way of those that follow.
 */
export const spoken = (text: string): string =>
  rules
    .reduce(
      (said, [pattern, words]) =>
        typeof words === 'string' ? said.replace(pattern, words) : said.replace(pattern, words),
      text,
    )
    .trim()
