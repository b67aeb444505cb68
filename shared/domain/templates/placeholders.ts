/** A part of a template's words: fixed, or the name of a variable. */
export type Piece = { fixed: string } | { variable: string }

const placeholder = /\{([a-z][a-z0-9_]*)\}/

export const piecesOf = (words: string): Piece[] =>
  words
    .split(placeholder)
    .map((piece, index): Piece => (index % 2 === 0 ? { fixed: piece } : { variable: piece }))
    .filter(piece => 'variable' in piece || piece.fixed !== '')

export const filled = (words: string, values: ReadonlyMap<string, string>): string =>
  piecesOf(words)
    .map(piece => ('variable' in piece ? (values.get(piece.variable) ?? '') : piece.fixed))
    .join('')
