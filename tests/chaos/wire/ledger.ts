import { digestOf } from '../../../infra/field/received.ts'
import type { Answer, Call } from '../../../infra/local/door/request.ts'
import { decodeMarks } from '../../../shared/adapters/dynamodb/sheet-item.ts'
import { unpackMark } from '../../../shared/domain/sheets/mark.ts'
import type { Window } from '../truth/evidence.ts'
import { type Item, isSheet, operationOf } from './item.ts'

type Write = {
  Key?: Item
  Item?: Item
  ConditionExpression?: string
  ExpressionAttributeValues?: Item
  TransactItems?: { Put?: { Item: Item } }[]
}

const nameOf = ({ pk, sk }: Item): string => `${pk?.S}/${sk?.S}`
const openIn = (marks: string): number[] =>
  Array.from(decodeMarks(Buffer.from(marks, 'base64')), unpackMark).flatMap(({ state }, slot) =>
    state === 'open' ? [slot] : [],
  )

/** What was stored and taken, as it passed by: which windows were open when, and whose answer the caller never had. */
export const openLedger = (now: () => number) => {
  const windows: Window[] = []
  const open = new Map<string, Window>()
  const seqs = new Map<string, number>()
  const answersLost: { recipient: string; at: number }[] = []

  const born = (item: Item): void => {
    if (!isSheet(item)) return
    const name = nameOf(item)
    const seq = Number(item.seq?.N)
    // Whoever is of a newer number than the window found it open: nobody will come back to it.
    if (seq !== seqs.get(name)) leave(name, 'left')
    seqs.set(name, seq)
    // With its first claim: a sheet has no life before it.
    begin(name, item.marks?.B)
  }
  const begin = (name: string, marks: string | undefined): void => {
    const slots = marks === undefined ? [] : openIn(marks)
    if (slots.length === 0) return
    const window: Window = { sheet: name, seq: seqs.get(name) ?? 1, slots, openedAt: now() }
    windows.push(window)
    open.set(name, window)
  }
  const leave = (name: string, how: 'closed' | 'left'): void => {
    const window = open.get(name)
    if (!window) return
    window[how === 'left' ? 'leftAt' : 'closedAt'] = now()
    open.delete(name)
  }
  const written = ({ Key, ConditionExpression = '', ExpressionAttributeValues = {} }: Write): void => {
    const marks = ExpressionAttributeValues[':marks']?.B
    if (!Key || marks === undefined || !isSheet(Key)) return
    const name = nameOf(Key)
    // With a token it is the worker of the window that writes; without, somebody who found it there.
    leave(name, ConditionExpression.includes('#token') ? 'closed' : 'left')
    begin(name, marks)
  }
  return {
    windows,
    answersLost,
    /** A write that the store has carried out. */
    stored: ({ headers, body }: Call): void => {
      const operation = operationOf(headers['x-amz-target'])
      if (!['PutItem', 'UpdateItem', 'TransactWriteItems'].includes(operation)) return
      const write = JSON.parse(body.toString('utf8')) as Write
      if (write.Item) born(write.Item)
      for (const { Put } of write.TransactItems ?? []) if (Put) born(Put.Item)
      written(write)
    },
    /** For whom a carrier has taken something, and whoever sent it was not told so. */
    unanswered: (recipients: readonly string[]): void => {
      for (const recipient of recipients) answersLost.push({ recipient: digestOf(recipient), at: now() })
    },
    forget: (): void => {
      windows.length = 0
      answersLost.length = 0
      open.clear()
      seqs.clear()
    },
  }
}
export type Ledger = ReturnType<typeof openLedger>

/** What the answer says was done. */
export const succeeded = ({ status }: Answer): boolean => status < 300
