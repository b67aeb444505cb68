import { exampleFile } from '../../../infra/cli/cap-file.ts'

const encode = (text: string): Uint8Array => Buffer.from(text)
const example = (now: number): string => Buffer.from(exampleFile(now).bytes).toString()
export const contentType = 'application/cap+xml'

/** The example, for another county. */
export const redFor = (county: string, now: number): Uint8Array => encode(inCounty(county, example(now)))
const inCounty = (county: string, document: string): string =>
  document.replaceAll('430182000000', `${county}000000`).replace('>43018241600000_', `>${county}41600000_`)

/** The example as a yellow warning, for another county: it goes by the routine lane, to those with a duty, by day and by night. */
export const yellowFor = (county: string, now: number): Uint8Array =>
  encode(
    inCounty(county, example(now))
      .replace('<value>red</value>', '<value>yellow</value>')
      .replace('<value>I</value>', '<value>III</value>')
      .replace('<severity>Extreme</severity>', '<severity>Moderate</severity>')
      .replace('红色预警[I级/特别严重]', '黄色预警[III级/较重]'),
  )
