import type { ReadCap } from '../../../../shared/domain/cap/read-cap.ts'
import type { CapReason } from '../../../../shared/domain/cap/reasons.ts'
import type { Refusal } from '../../../../shared/domain/refusal.ts'
import { readCap } from '../../../fixtures/read-cap.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const read = (text: string): ReadCap | Refusal<CapReason> => readCap(bytesOf(text))

/** `code at` of each problem or warning, in order. */
export const told = (result: ReadCap | Refusal<CapReason>): string[] =>
  (result.kind === 'read' ? result.warnings : result.reasons).map(({ code, at }) => `${code} ${at}`)

/** A document nothing can be said against, to be spoilt in one place by a test. */
export const good = `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>A-1</identifier>
  <sender>office@example.invalid</sender>
  <sent>2026-07-01T04:10:00+08:00</sent>
  <status>Actual</status>
  <msgType>Alert</msgType>
  <scope>Public</scope>
  <info>
    <language>zh-CN</language>
    <category>Met</category>
    <event>暴雨</event>
    <urgency>Immediate</urgency>
    <severity>Extreme</severity>
    <certainty>Observed</certainty>
    <eventCode><valueName>CN-EVENT</valueName><value>11B03</value></eventCode>
    <effective>2026-07-01T04:10:00+08:00</effective>
    <expires>2026-07-01T10:10:00+08:00</expires>
    <senderName>某市气象台</senderName>
    <headline>某市气象台发布暴雨红色预警</headline>
    <resource>
      <resourceDesc>雨量图</resourceDesc>
      <mimeType>image/png</mimeType>
      <size>1200</size>
      <uri>https://example.invalid/rain.png</uri>
    </resource>
    <area>
      <areaDesc>某市</areaDesc>
      <polygon>28.1,112.2 28.3,112.2 28.3,112.6 28.1,112.2</polygon>
      <circle>28.2,112.5 5</circle>
      <geocode><valueName>CN-ADMIN-12</valueName><value>430182000000</value></geocode>
      <altitude>100</altitude>
      <ceiling>900</ceiling>
    </area>
  </info>
</alert>
`

/** The good document with one text replaced, which must be there exactly once. */
export const spoilt = (...changes: [string, string][]): string =>
  changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`“${from}” is not there exactly once`)
    return text.replace(from, () => to)
  }, good)
