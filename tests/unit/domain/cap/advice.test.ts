import { describe, expect, test } from 'vitest'
import { type CapAdvice, capAdvices } from '../../../../shared/domain/cap/advices.ts'
import { good, read, spoilt, told } from './document.ts'

const withoutInfo = good.replace(/<info>[\s\S]*<\/info>/, '')
const predecessor = 'office@example.invalid,A-0,2026-07-01T01:00:00+08:00'
const polygon = '28.1,112.2 28.3,112.2 28.3,112.6 28.1,112.2'
const resource = 'alert/info[1]/resource[1]'

/** The warning, what is unwise in words, the document, and where it is told. */
const cases: [CapAdvice, string, string, string][] = [
  ['no-info', 'an Alert without info', withoutInfo, 'alert/info'],
  ['no-references', 'an Update of nothing', spoilt(['>Alert<', '>Update<']), 'alert/references'],
  ['no-references', 'a Cancel of nothing', withoutInfo.replace('>Alert<', '>Cancel<'), 'alert/references'],
  [
    'refers-to-itself',
    'an Update of itself',
    spoilt(
      ['>Alert<', '>Update<'],
      ['<info>', '<references>office@example.invalid,A-1,2026-07-01T04:10:00+08:00</references><info>'],
    ),
    'alert/references',
  ],
  [
    'references-of-alert',
    'an Alert with a predecessor',
    spoilt(['<info>', `<references>${predecessor}</references><info>`]),
    'alert/references',
  ],
  ['restricted-without-restriction', 'no rule', spoilt(['>Public<', '>Restricted<']), 'alert/restriction'],
  ['exercise-without-note', 'no note', spoilt(['>Actual<', '>Exercise<']), 'alert/note'],
  [
    'error-without-note',
    'no note',
    spoilt(['>Alert<', '>Error<'], ['<info>', `<references>${predecessor}</references><info>`]),
    'alert/note',
  ],
  [
    'utc-as-plus-zero',
    'sent',
    spoilt(['2026-07-01T04:10:00+08:00</sent>', '2026-06-30T20:10:00+00:00</sent>']),
    'alert/sent',
  ],
  ['utc-as-plus-zero', 'expires', spoilt(['10:10:00+08:00', '10:10:00+00:00']), 'alert/info[1]/expires'],
  [
    'signature-not-verified',
    'a signature',
    spoilt(['</alert>', '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></alert>']),
    'alert/Signature',
  ],
  ['no-language', 'none', spoilt(['<language>zh-CN</language>', '']), 'alert/info[1]/language'],
  ['no-language', 'an empty one', spoilt(['>zh-CN<', '><']), 'alert/info[1]/language'],
  ['no-expires', 'none', spoilt(['<expires>2026-07-01T10:10:00+08:00</expires>', '']), 'alert/info[1]/expires'],
  ['expires-not-after-sent', 'in the past', spoilt(['01T10:10', '01T04:10']), 'alert/info[1]/expires'],
  [
    'expires-not-after-effective',
    'before it takes effect',
    spoilt(['<effective>2026-07-01T04', '<effective>2026-07-01T12']),
    'alert/info[1]/expires',
  ],
  [
    'expires-before-onset',
    'before the event',
    spoilt(['<expires>', '<onset>2026-07-02T04:10:00+08:00</onset><expires>']),
    'alert/info[1]/expires',
  ],
  ['no-sender-name', 'none', spoilt(['<senderName>某市气象台</senderName>', '']), 'alert/info[1]/senderName'],
  [
    'no-headline',
    'a description only',
    spoilt(['<headline>某市气象台发布暴雨红色预警</headline>', '<description>大雨</description>']),
    'alert/info[1]/headline',
  ],
  ['no-words', 'nothing to say', spoilt(['某市气象台发布暴雨红色预警', ' ']), 'alert/info[1]/headline'],
  ['empty-value', 'no event', spoilt(['>暴雨<', '><']), 'alert/info[1]/event'],
  ['empty-value', 'no areaDesc', spoilt(['>某市<', '> <']), 'alert/info[1]/area[1]/areaDesc'],
  ['empty-value', 'a code without a name', spoilt(['>CN-EVENT<', '><']), 'alert/info[1]/eventCode[1]/valueName'],
  ['no-area', 'none', good.replace(/<area>[\s\S]*<\/area>/, ''), 'alert/info[1]/area'],
  ['area-is-text-only', 'words only', good.replace(/<polygon>[\s\S]*<\/geocode>/, ''), 'alert/info[1]/area[1]'],
  ['flat-polygon', 'a line', spoilt([polygon, '1,1 2,2 3,3 1,1']), 'alert/info[1]/area[1]/polygon[1]'],
  ['flat-polygon', 'a point', spoilt([polygon, '1,1 1,1 1,1 1,1']), 'alert/info[1]/area[1]/polygon[1]'],
  ['zero-radius', 'a point', spoilt(['112.5 5<', '112.5 0.0<']), 'alert/info[1]/area[1]/circle[1]'],
  ['very-large-circle', 'metres', spoilt(['112.5 5<', '112.5 5000<']), 'alert/info[1]/area[1]/circle[1]'],
  ['ceiling-below-altitude', 'upside down', spoilt(['>900<', '>90<']), 'alert/info[1]/area[1]/ceiling'],
  ['relative-uri', 'of a resource', spoilt(['https://example.invalid/rain.png', 'rain.png']), `${resource}/uri`],
  ['relative-uri', 'of the info', spoilt(['<resource>', '<web>warnings</web><resource>']), 'alert/info[1]/web'],
  [
    'resource-without-content',
    'nothing to fetch',
    spoilt(['<uri>https://example.invalid/rain.png</uri>', '']),
    resource,
  ],
  ['deref-uri-not-forwarded', 'content', spoilt(['</uri>', '</uri><derefUri>QUJD</derefUri>']), `${resource}/derefUri`],
  ['negative-size', 'below zero', spoilt(['>1200<', '>-1<']), `${resource}/size`],
  ['unusual-digest', 'no SHA-1', spoilt(['</uri>', '</uri><digest>abc</digest>']), `${resource}/digest`],
]

describe('a CAP document is accepted with a warning', () => {
  test.each(cases)('%s: %s', (code, _, document, at) => {
    const result = read(document)
    expect(result.kind).toBe('read')
    expect(told(result)).toContain(`${code} ${at}`)
    expect(told(result).filter(line => !line.startsWith(code))).toEqual([])
  })

  test('that says what follows from it', () => {
    const result = read(spoilt(['10:10:00+08:00', '04:10:00+08:00']))
    expect(result).toMatchObject({
      warnings: [{ code: 'expires-not-after-sent', message: capAdvices['expires-not-after-sent'] }],
    })
  })

  test('but what a Cancel says of places and its end decides nothing, and is no warning', () => {
    const cancel = spoilt(
      ['>Alert<', '>Cancel<'],
      ['<info>', `<references>${predecessor}</references><info>`],
      ['<expires>2026-07-01T10:10:00+08:00</expires>', ''],
    ).replace(/<area>[\s\S]*<\/area>/, '')
    expect(told(read(cancel))).toEqual([])
  })

  test('but a Cancel with neither info nor words is as the standard has it', () => {
    const cancel = withoutInfo
      .replace('>Alert<', '>Cancel<')
      .replace('</alert>', `<references>${predecessor}</references></alert>`)
    expect(told(read(cancel))).toEqual([])
  })
})

test('every warning is tested', () => {
  const tested = new Set<string>(cases.map(([code]) => code))
  expect(Object.keys(capAdvices).filter(code => !tested.has(code))).toEqual([])
})
