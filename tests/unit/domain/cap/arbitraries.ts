import fc from 'fast-check'
import {
  type Alert,
  type CapArea,
  Category,
  Certainty,
  type Info,
  MsgType,
  type Point,
  type Resource,
  ResponseType,
  Scope,
  Severity,
  Status,
  Urgency,
} from '../../../../shared/domain/cap/alert.ts'

/** Text that XML 1.0 can hold, with the characters that need care, and without layout around it. */
const words = fc
  .string({ unit: fc.constantFrom(...'预警雨abc&<>"\'\t\n\r ]-;，。㐂𠀀é'), maxLength: 20 })
  .map(text => text.trim())
const someWords = words.filter(text => text !== '')
const name = fc.string({ unit: fc.constantFrom(...'abcXYZ0189.-_:@>"汉'), minLength: 1, maxLength: 12 })
const entry = fc
  .string({ unit: fc.constantFrom(...'abc:@.，汉 '), minLength: 1, maxLength: 12 })
  .map(text => text.trim().replaceAll(/ +/g, ' '))
  .filter(text => text !== '')

const two = (value: number): string => String(value).padStart(2, '0')
export const time = fc
  .record({
    day: fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
    sign: fc.constantFrom('+', '-'),
    hours: fc.integer({ min: 0, max: 13 }),
    minutes: fc.constantFrom(0, 15, 30, 45),
  })
  .map(({ day, sign, hours, minutes }) => `${day.toISOString().slice(0, 19)}${sign}${two(hours)}:${two(minutes)}`)

const micro = (limit: number): fc.Arbitrary<number> =>
  fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map(value => value / 1e6)
const point: fc.Arbitrary<Point> = fc.tuple(micro(90), micro(180))
const polygon = fc.array(point, { minLength: 3, maxLength: 8 }).map(([first, ...rest]): Point[] => {
  const start: Point = first ?? [0, 0]
  return [start, ...rest, start]
})
const circle = fc.record({ centre: point, radiusKm: fc.integer({ min: 0, max: 1e9 }).map(value => value / 1e6) })
const namedValues = fc.array(fc.record({ valueName: words, value: words }), { maxLength: 3 })

/** A record whose optional fields are absent or there, never undefined. */
const area: fc.Arbitrary<CapArea> = fc
  .record(
    {
      areaDesc: words,
      polygon: fc.array(polygon, { maxLength: 2 }),
      circle: fc.array(circle, { maxLength: 2 }),
      geocode: namedValues,
      altitude: micro(1000),
      ceiling: micro(1000),
    },
    { requiredKeys: ['areaDesc', 'polygon', 'circle', 'geocode'] },
  )
  .map(({ ceiling, ...rest }) => (rest.altitude === undefined || ceiling === undefined ? rest : { ...rest, ceiling }))

const resource: fc.Arbitrary<Resource> = fc.record(
  {
    resourceDesc: words,
    mimeType: words,
    size: fc.integer({ min: 0 }),
    uri: fc.webUrl(),
    derefUri: fc.base64String({ minLength: 4, maxLength: 40 }),
    digest: someWords,
  },
  { requiredKeys: ['resourceDesc', 'mimeType'] },
)

export const info: fc.Arbitrary<Info> = fc.record(
  {
    language: fc.constantFrom('zh-CN', 'en-US', 'mn-Mong', 'i-default'),
    category: fc.array(fc.constantFrom(...Category.options), { minLength: 1, maxLength: 3 }),
    event: words,
    responseType: fc.array(fc.constantFrom(...ResponseType.options), { maxLength: 3 }),
    urgency: fc.constantFrom(...Urgency.options),
    severity: fc.constantFrom(...Severity.options),
    certainty: fc.constantFrom(...Certainty.options),
    audience: someWords,
    eventCode: namedValues,
    effective: time,
    onset: time,
    expires: time,
    senderName: someWords,
    headline: someWords,
    description: someWords,
    instruction: someWords,
    web: fc.webUrl(),
    contact: someWords,
    parameter: namedValues,
    resource: fc.array(resource, { maxLength: 2 }),
    area: fc.array(area, { maxLength: 2 }),
  },
  {
    requiredKeys: [
      'category',
      'event',
      'responseType',
      'urgency',
      'severity',
      'certainty',
      'eventCode',
      'parameter',
      'resource',
      'area',
    ],
  },
)

export const alert: fc.Arbitrary<Alert> = fc
  .record(
    {
      identifier: name,
      sender: name,
      sent: time,
      status: fc.constantFrom(...Status.options),
      msgType: fc.constantFrom(...MsgType.options),
      source: someWords,
      scope: fc.constantFrom(...Scope.options),
      restriction: someWords,
      addresses: fc.array(entry, { maxLength: 3 }),
      code: fc.array(someWords, { maxLength: 2 }),
      note: someWords,
      references: fc.array(fc.record({ sender: name, identifier: name, sent: time }), { maxLength: 3 }),
      incidents: fc.array(entry, { maxLength: 3 }),
      info: fc.array(info, { maxLength: 3 }),
    },
    {
      requiredKeys: [
        'identifier',
        'sender',
        'sent',
        'status',
        'msgType',
        'scope',
        'addresses',
        'code',
        'references',
        'incidents',
        'info',
      ],
    },
  )
  .filter(({ scope, addresses }) => scope !== 'Private' || addresses.length > 0)
