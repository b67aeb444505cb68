import type { Alert, CapArea, Info, NamedValue, Resource } from '../../../../shared/domain/cap/alert.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const escaped = (text: string): string => text.replaceAll(/[&<>\r]/g, character => escapes[character] ?? '')

const element = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `<${name}>${escaped(String(value))}</${name}>`
const elements = (name: string, values: readonly string[]): string => values.map(value => element(name, value)).join('')
const inside = (name: string, ...parts: string[]): string => `<${name}>${parts.join('')}</${name}>`
const named = (name: string, values: NamedValue[]): string =>
  values.map(({ valueName, value }) => inside(name, element('valueName', valueName), element('value', value))).join('')
const list = (entries: string[]): string | undefined =>
  entries.length === 0 ? undefined : entries.map(entry => (/\s/.test(entry) ? `"${entry}"` : entry)).join(' ')

const area = ({ areaDesc, polygon, circle, geocode, altitude, ceiling }: CapArea): string =>
  inside(
    'area',
    element('areaDesc', areaDesc),
    elements(
      'polygon',
      polygon.map(points => points.map(point => point.map(plain).join(',')).join(' ')),
    ),
    elements(
      'circle',
      circle.map(({ centre, radiusKm }) => `${centre.map(plain).join(',')} ${plain(radiusKm)}`),
    ),
    named('geocode', geocode),
    element('altitude', altitude === undefined ? undefined : plain(altitude)),
    element('ceiling', ceiling === undefined ? undefined : plain(ceiling)),
  )
/** CAP has no exponents. */
const plain = (value: number): string => value.toFixed(6)

const resource = ({ resourceDesc, mimeType, size, uri, derefUri, digest }: Resource): string =>
  inside(
    'resource',
    element('resourceDesc', resourceDesc),
    element('mimeType', mimeType),
    element('size', size),
    element('uri', uri),
    element('derefUri', derefUri),
    element('digest', digest),
  )

const info = (one: Info): string =>
  inside(
    'info',
    element('language', one.language),
    elements('category', one.category),
    element('event', one.event),
    elements('responseType', one.responseType),
    element('urgency', one.urgency),
    element('severity', one.severity),
    element('certainty', one.certainty),
    element('audience', one.audience),
    named('eventCode', one.eventCode),
    element('effective', one.effective),
    element('onset', one.onset),
    element('expires', one.expires),
    element('senderName', one.senderName),
    element('headline', one.headline),
    element('description', one.description),
    element('instruction', one.instruction),
    element('web', one.web),
    element('contact', one.contact),
    named('parameter', one.parameter),
    ...one.resource.map(resource),
    ...one.area.map(area),
  )

/** The children of an Alert as CAP 1.2 writes them, in the order of the schema. */
export const renderChildren = (alert: Alert): string[] => [
  element('identifier', alert.identifier),
  element('sender', alert.sender),
  element('sent', alert.sent),
  element('status', alert.status),
  element('msgType', alert.msgType),
  element('source', alert.source),
  element('scope', alert.scope),
  element('restriction', alert.restriction),
  element('addresses', list(alert.addresses)),
  elements('code', alert.code),
  element('note', alert.note),
  element(
    'references',
    alert.references.length === 0
      ? undefined
      : alert.references.map(({ sender, identifier, sent }) => `${sender},${identifier},${sent}`).join('\n'),
  ),
  element('incidents', list(alert.incidents)),
  ...alert.info.map(info),
]

export const document = (children: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${children.join('')}</alert>`
