/** One problem: a word of a closed list, where it is (an element path, a line, a field), and one clear sentence. */
export type Problem<Code extends string = string> = { code: Code; at: string; message: string }

/** Bad input is a value, never an exception: all its problems together, in document order. */
export type Refusal<Code extends string = string> = { kind: 'refused'; reasons: Problem<Code>[] }

export const refused = <Code extends string>(...reasons: Problem<Code>[]): Refusal<Code> => ({
  kind: 'refused',
  reasons,
})
