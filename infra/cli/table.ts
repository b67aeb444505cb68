/** Chinese characters and full-width signs take two columns of a terminal. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

export const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (wide.test(sign) ? 2 : 1), 0)

/** Columns by their widest cell; the first column to the left, the rest to the right. */
export const table = (head: string[], rows: string[][]): string => {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => widthOf(row[column] ?? ''))))
  return all
    .map(row => widths.map((width, column) => pad(row[column] ?? '', width, column > 0)).join('  '))
    .map(trim)
    .join('\n')
}

const pad = (text: string, width: number, right: boolean): string => {
  const blank = ' '.repeat(Math.max(width - widthOf(text), 0))
  return right ? blank + text : text + blank
}

const trim = (line: string): string => line.trimEnd()
