import { readFileSync } from 'node:fs'
import type { County } from '../../shared/domain/place.ts'

/** A row of the division table: a code of 9 (township) or 12 digits (village), and its name. */
export type Division = { code: string; name: string }

export const townshipsOf = (county: County): Division[] => read(`${county}-streets.csv`)
export const villagesOf = (county: County): Division[] => read(`${county}-villages.csv`)

/** Units of the table that are nobody's home have a village part of 500 to 599. */
export const isVirtual = ({ code }: Division): boolean => /^\d{9}5\d\d$/.test(code)

const read = (file: string): Division[] =>
  readFileSync(new URL(`divisions/${file}`, import.meta.url), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .flatMap(line => {
      const found = /^(\d{9}|\d{12}),"([^"]+)"/.exec(line)
      return found?.[1] && found[2] ? [{ code: found[1], name: found[2] }] : []
    })
