import { piecesOf } from './placeholders.ts'
import type { Template } from './template.ts'

type Content = Pick<Template, 'carrier' | 'words' | 'variables'>

/** The words as they are typed into the carrier's console: Tencent numbers its variables from 1, Alibaba names them. */
export const consoleWords = ({ carrier, words, variables }: Content): string => {
  const numberOf = (name: string) => variables.findIndex(variable => variable.name === name) + 1
  return piecesOf(words)
    .map(piece => {
      if ('fixed' in piece) return piece.fixed
      return carrier === 'tencent' ? `{${numberOf(piece.variable)}}` : `\${${piece.variable}}`
    })
    .join('')
}

/** Of the text at its longest, signature included. */
export const longestText = ({
  signature,
  words,
  variables,
}: Pick<Template, 'signature' | 'words' | 'variables'>): number => {
  const fixed = piecesOf(words).reduce((sum, piece) => sum + ('fixed' in piece ? piece.fixed.length : 0), 0)
  return `【${signature}】`.length + fixed + variables.reduce((sum, { most }) => sum + most, 0)
}
