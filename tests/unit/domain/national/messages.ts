import { expect } from 'vitest'
import { fixture, readFixture, readText } from '../alert-documents.ts'

export const read = (file: string) => readFixture(`national/${file}`)
export const red = new TextDecoder().decode(fixture('national/ningxiang-rainstorm-red.xml'))
/** The red warning with one text replaced. */
export const changed = (from: string, to: string) => {
  expect(red.split(from)).toHaveLength(2)
  return readText(red.replace(from, () => to))
}
