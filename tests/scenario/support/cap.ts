type Words = {
  identifier?: string
  status?: 'Actual' | 'Exercise' | 'Test'
  msgType?: 'Alert' | 'Update' | 'Cancel'
  /** Identifiers of messages of the same sender, with their `sent` where it is not the usual one. */
  references?: readonly Reference[]
  colour?: string
  event?: string
  code?: string
  geocode?: string | readonly string[]
  sent?: string
  times?: string
  /** Beside the colour, in every info. */
  parameters?: Readonly<Record<string, string>>
  /** A Cancel may come without infos. */
  wordless?: boolean
  /** Infos in other languages, after the Chinese one. */
  translations?: readonly Translation[]
}

type Reference = string | readonly [identifier: string, sent: string]
type Translation = {
  language: string
  headline: string
  resources?: readonly (readonly [mimeType: string, uri: string])[]
}

const sender = 'met@example.org'
const usualSent = '2026-07-01T04:10:00+08:00'

/** A message as a county's meteorological office writes it. `times`: effective and expires, where they matter. */
export const anAlert = ({
  identifier = 'A1',
  status = 'Actual',
  msgType = 'Alert',
  references = [],
  sent = usualSent,
  wordless = false,
  translations = [],
  ...words
}: Words = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent>
  <status>${status}</status><msgType>${msgType}</msgType><scope>Public</scope>
  ${references.length > 0 ? `<references>${references.map(reference).join(' ')}</references>` : ''}
  ${wordless ? '' : [infoOf(words), ...translations.map(one => infoOf(words, one))].join('\n')}
</alert>`

const reference = (one: Reference): string => {
  const [identifier, sent] = typeof one === 'string' ? [one, usualSent] : one
  return `${sender},${identifier},${sent}`
}

const infoOf = (
  { colour = 'red', event = '暴雨', code = '11B03', geocode = '430182000000', times = '', parameters = {} }: Words,
  { language, headline, resources = [] }: Translation = { language: 'zh-CN', headline: `宁乡市气象台发布${event}预警` },
) => `<info>
    <language>${language}</language><category>Met</category><event>${event}</event>
    <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
    <eventCode><valueName>CN-EVENT</valueName><value>${code}</value></eventCode>${times}
    <senderName>宁乡市气象台</senderName>
    <headline>${headline}</headline>
    <description>预计未来三小时有${event}。</description><instruction>请立即转移。</instruction>
    ${Object.entries({ 'CN-COLOR': colour, ...parameters })
      .map(parameter)
      .join('')}
    ${resources.map(resource).join('')}
    <area><areaDesc>宁乡市</areaDesc>${[geocode].flat().map(inArea).join('')}</area>
  </info>`

const parameter = ([name, value]: readonly [string, string]) =>
  `<parameter><valueName>${name}</valueName><value>${value}</value></parameter>`

const resource = ([mimeType, uri]: readonly [string, string]) =>
  `<resource><resourceDesc>${mimeType}</resourceDesc><mimeType>${mimeType}</mimeType><uri>${uri}</uri></resource>`

const inArea = (code: string) => `<geocode><valueName>CN-ADMIN-12</valueName><value>${code}</value></geocode>`
