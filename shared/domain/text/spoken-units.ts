type Rule = readonly [RegExp, string | ((...groups: string[]) => string)]

/** Written unit → said. Longer names first: km/h before km before m. */
const units: [written: string, said: string][] = [
  ['μg|µg', '微克'],
  ['mg', '毫克'],
  ['kg', '千克'],
  ['km(?:²|2)', '平方公里'],
  ['m³|㎥', '立方米'],
  ['m²|㎡', '平方米'],
  ['km|㎞', '公里'],
  ['cm|㎝', '厘米'],
  ['mm|㎜', '毫米'],
  ['hPa', '百帕'],
  ['kPa', '千帕'],
  ['kV', '千伏'],
  ['kW', '千瓦'],
  ['ha|hm²', '公顷'],
  ['min', '分钟'],
  ['m', '米'],
  ['h', '小时'],
  ['s', '秒'],
  ['t', '吨'],
  ['°', '度'],
]
const written = units.map(([name]) => name).join('|')
const chinese = '公里|千米|米|毫米|厘米|立方米|吨|平方公里'
const per: Record<string, string> = {
  h: '小时',
  s: '秒',
  d: '天',
  min: '分钟',
  'm³': '立方米',
  '㎥': '立方米',
  km: '公里',
}

const said = (unit: string): string => units.find(([name]) => new RegExp(`^(?:${name})$`, 'i').test(unit))?.[1] ?? unit

/** 60km/h is said 每小时60公里, the figures still to be read; 50mm is 50毫米. */
export const spokenUnits = (number: string): Rule[] => [
  [
    new RegExp(
      `(${number}(?:至${number})?)\\s*(${written}|${chinese})\\s*[/／]\\s*(min|h|s|d|m³|㎥|km|小时|秒|天|分钟)(?![A-Za-z])`,
      'gi',
    ),
    (_, amount = '', unit = '', time = '') => `每${per[time] ?? per[time.toLowerCase()] ?? time}${amount}${said(unit)}`,
  ],
  [new RegExp(`(?<=\\d)\\s*(${written})(?=至?(?:\\d|[^A-Za-z]|$))(?![A-Za-z])`, 'g'), (_, unit = '') => said(unit)],
  [/(?<=\d)\s*(km|mm|cm|kg|hpa)(?![A-Za-z])/gi, (_, unit = '') => said(unit)],
]
