import { isDeepStrictEqual } from 'node:util'
import type { DirectoryRecord } from '../../domain/directory/directory.ts'
import type { DirectoryImport, ImportName, Imports } from '../../ports/imports.ts'

type Kept = { head: DirectoryImport; parts: Map<number, DirectoryRecord[]> }

/** Imports over one memory. `heads`: for the directory of the same memory, whose flip ends them. */
export const memoryImports = (): Imports & { heads(name: ImportName): DirectoryImport | undefined } => {
  const imports = new Map<string, Kept>()
  const keyOf = ({ county, importId }: ImportName) => `${county} ${importId}`
  const running = (name: ImportName): DirectoryImport | undefined => {
    const head = imports.get(keyOf(name))?.head
    return head && (head.state === 'open' || head.state === 'ordered') ? head : undefined
  }
  return {
    heads: running,
    find: async name => structuredClone(imports.get(keyOf(name))?.head),
    async begin(name, base) {
      const { county, importId } = name
      const kept = imports.get(keyOf(name)) ?? { head: { county, importId, base, state: 'open' }, parts: new Map() }
      imports.set(keyOf(name), kept)
      return structuredClone(kept.head)
    },
    async putPart(name, part, records) {
      const parts = imports.get(keyOf(name))?.parts
      const known = parts?.get(part)
      if (known) return isDeepStrictEqual(known, records)
      parts?.set(part, structuredClone([...records]))
      return true
    },
    parts: async name => structuredClone(imports.get(keyOf(name))?.parts ?? new Map()),
    async order(name, order) {
      const head = running(name)
      if (!head) return undefined
      Object.assign(head, { state: 'ordered', order: head.order ?? structuredClone(order) })
      return structuredClone(head.order)
    },
    async refuse(name, reason) {
      Object.assign(running(name) ?? {}, { state: 'refused', reason })
    },
  }
}
