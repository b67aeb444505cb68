import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DirectoryRecord } from '../../../shared/domain/directory/directory.ts'

/** What no log may hold. `phone` is the eleven digits without a country code, so that every way to write it is found. */
export type Private = { phones: Set<string>; robotKeys: Set<string>; names: Set<string>; apiKeys: Set<string> }

/** Where something was found, and what kind of thing, but never the thing itself: a finding is printed. */
export type Finding = { file: string; line: number; kind: keyof Private }

export const privateOf = (records: readonly DirectoryRecord[], apiKeys: readonly string[]): Private => {
  const people = records.flatMap(record => (record.kind === 'person' ? [record] : []))
  const rooms = records.flatMap(record => (record.kind === 'room' ? [record] : []))
  return {
    phones: new Set(people.map(({ phone }) => phone.replace('+86', ''))),
    robotKeys: new Set(rooms.flatMap(({ key, secret }) => (secret === undefined ? [key] : [key, secret]))),
    names: new Set(people.map(({ name }) => name)),
    apiKeys: new Set(apiKeys),
  }
}

const digits = 11
/** Written with spaces or hyphens between them, they are the same number. */
const phonesIn = (line: string): string[] =>
  [...line.matchAll(/\d(?:[ -]?\d)*/g)].flatMap(([run]) => {
    const bare = run.replaceAll(/[ -]/g, '')
    return Array.from({ length: Math.max(0, bare.length - digits + 1) }, (_, at) => bare.slice(at, at + digits))
  })

const kindsIn = (line: string, { phones, ...words }: Private): (keyof Private)[] => {
  const found: (keyof Private)[] = phonesIn(line).some(phone => phones.has(phone)) ? ['phones'] : []
  for (const kind of ['robotKeys', 'names', 'apiKeys'] as const)
    if ([...words[kind]].some(word => line.includes(word))) found.push(kind)
  return found
}

export const findPrivate = (file: string, text: string, all: Private): Finding[] =>
  text.split('\n').flatMap((line, n) => kindsIn(line, all).map(kind => ({ file, line: n + 1, kind })))

/** A file, or every file below a folder. */
export const scan = (path: string, all: Private): Finding[] =>
  statSync(path).isDirectory()
    ? readdirSync(path).flatMap(name => scan(join(path, name), all))
    : findPrivate(path, readFileSync(path, 'utf8'), all)
