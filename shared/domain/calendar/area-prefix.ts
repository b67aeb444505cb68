import { prefixOf } from '../place.ts'

/** What jurisdictions are named by: 430182000000 is the county 430182, 430000 the province 43, 00 the country, ''. `code`: 2 to 12 digits. */
export const areaPrefix = (code: string): string => {
  const prefix = prefixOf(code.padEnd(12, '0'))
  return prefix === '00' ? '' : prefix
}
