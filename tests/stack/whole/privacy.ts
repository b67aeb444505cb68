import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findPrivate, type Private, privateOf, scan } from '../support/privacy.ts'
import { smallRecords } from '../support/small-directory.ts'
import type { SmallStack } from '../support/small-stack.ts'

const person = smallRecords.flatMap(record => (record.kind === 'person' ? [record] : []))[0]
const room = smallRecords.flatMap(record => (record.kind === 'room' ? [record] : []))[0]
const phone = person?.phone ?? ''

/** The last part: what everything before it made the stack write. */
export const privacy = (stack: () => SmallStack) =>
  describe('what the whole stack wrote', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tongluo-scan-'))
    afterAll(() => rmSync(folder, { recursive: true, force: true }))
    const all = (): Private => privateOf(smallRecords, [...Object.values(stack().keys), stack().admin])

    test('tells of what went wrong: failures were written, so that there was something to leak', () => {
      const files = readdirSync(stack().logDirectory)
      expect(files.length).toBeGreaterThanOrEqual(10)
      const text = files.map(name => readFileSync(join(stack().logDirectory, name), 'utf8')).join('\n')
      for (const code of [
        'message-unreadable',
        'dead-letter-kept',
        'delivery-status-unreadable',
        'stop-put',
        'received',
      ])
        expect({ code, written: text.includes(`"code":"${code}"`) }).toStrictEqual({ code, written: true })
    })

    test('holds no phone number, no robot key, no name and no API key', () => {
      const { logDirectory, outputFile } = stack()
      expect([...scan(logDirectory, all()), ...scan(outputFile, all())]).toStrictEqual([])
    })

    test('is structured: every line of every function is one JSON object', () => {
      const lines = readdirSync(stack().logDirectory).flatMap(name =>
        readFileSync(join(stack().logDirectory, name), 'utf8')
          .split('\n')
          .filter(line => line !== '')
          .map(line => ({ name, line })),
      )
      const loose = lines.filter(({ line }) => !/^\{.*\}$/.test(line))
      expect(loose.map(({ name }) => name)).toStrictEqual([])
    })

    test.each([
      ['as it is stored', 'phones', phone],
      ['without its country code', 'phones', phone.replace('+86', '')],
      ['with 0086 before it', 'phones', phone.replace('+86', '0086')],
      ['in groups', 'phones', phone.replace(/^\+86(...)(....)(....)$/, '+86 $1-$2-$3')],
      ['of a robot', 'robotKeys', room?.key ?? ''],
      ['of a person', 'names', person?.name ?? ''],
    ] as const)('a planted line is found: %s (%s)', (_, kind, planted) => {
      expect(planted.length).toBeGreaterThan(1)
      const file = join(folder, `${kind}.log`)
      writeFileSync(file, '{"code":"sent"}\n')
      expect(scan(folder, all())).toStrictEqual([])
      appendFileSync(file, `{"code":"sent","text":"to ${planted}."}\n`)
      expect(scan(folder, all())).toStrictEqual([{ file, line: 2, kind }])
      rmSync(file)
    })

    test('a planted API key is found, and a finding does not repeat it', () => {
      const { operator = '' } = stack().keys
      const findings = findPrivate('a.log', `authorization: Bearer ${operator}`, all())
      expect(findings).toStrictEqual([{ file: 'a.log', line: 1, kind: 'apiKeys' }])
      expect(JSON.stringify(findings)).not.toContain(operator)
    })
  })
