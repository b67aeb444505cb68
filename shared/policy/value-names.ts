import type { ValueNames } from '../domain/cap/value-names.ts'

/**
 * Which `valueName` means what. A source with names of its own gets a line here. Names known to carry other codes are listed
 * as foreign, so that a value of theirs is never taken for a Chinese code by its looks.
 */
export const valueNames: ValueNames = {
  eventCode: {
    'CN-EVENT': 'cn-event',
    'CN-EVENT-CODE': 'cn-event',
    EVENTTYPE: 'cn-event',
    'EVENT-TYPE': 'cn-event',
    'GB/T-35561': 'cn-event',
    SAME: 'foreign',
    NATIONALWEATHERSERVICE: 'foreign',
    'PROFILE:CAP-CP:EVENT:0.3': 'foreign',
    'PROFILE:CAP-CP:EVENT:0.4': 'foreign',
    'OET:V1.0': 'foreign',
    'OET:V1.2': 'foreign',
  },
  geocode: {
    'CN-ADMIN-12': 'cn-area',
    'CN-ADMIN': 'cn-area',
    ADCODE: 'cn-area',
    AREACODE: 'cn-area',
    'AREA-CODE': 'cn-area',
    'GB/T-2260': 'cn-area',
    行政区划代码: 'cn-area',
    'TONGLUO-GROUP': 'cn-group',
    // `R-430182101204-sk01`, or several with commas: the responsible people of these risk points and nobody else.
    'TONGLUO-RISK-POINT': 'cn-risk-point',
    // `青石水库、竹山山塘`: by the names that the directory has. A name that several counties have names none of them.
    'TONGLUO-RISK-POINT-NAME': 'cn-risk-point-name',
    风险点名称: 'cn-risk-point-name',
    SAME: 'foreign',
    FIPS6: 'foreign',
    UGC: 'foreign',
    ZIP: 'foreign',
    'EMMA-ID': 'foreign',
    NUTS2: 'foreign',
    NUTS3: 'foreign',
    WARNCELLID: 'foreign',
    'PROFILE:CAP-CP:LOCATION:0.3': 'foreign',
    'ISO3166-2': 'foreign',
    'ISO-3166-2': 'foreign',
  },
  colour: {
    'CN-COLOR': 'colour',
    'CN-COLOUR': 'colour',
    'CN-ROMAN': 'roman',
    'AWARENESS-LEVEL': 'awareness-level',
    COLOUR: 'colour',
    COLOR: 'colour',
    'COLOUR-CODE': 'colour',
    颜色: 'colour',
  },
}
