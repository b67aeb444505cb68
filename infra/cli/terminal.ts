import type { Context } from './context.ts'

type Screen = Pick<Context, 'print' | 'tell' | 'progress' | 'settle'>

const clearLine = '\r\x1b[2K'
const everyMs = 1000

/** Results on standard output; everything else on standard error, where a terminal gets one line that changes. */
export const screen = (out: NodeJS.WriteStream, aside: NodeJS.WriteStream): Screen => {
  let open = false
  let last = ''
  let lastAt = 0
  const settle = () => {
    if (open) aside.write('\n')
    open = false
  }
  const tell = (text: string) => {
    settle()
    aside.write(`${text}\n`)
  }
  const plainProgress = (text: string) => {
    const now = Date.now()
    if (text === last || now - lastAt < everyMs) return
    last = text
    lastAt = now
    aside.write(`${text}\n`)
  }
  const progress = (text: string) => {
    if (!aside.isTTY) return plainProgress(text)
    aside.write(`${clearLine}${cut(text, aside.columns)}`)
    open = true
  }
  return { print: text => void out.write(`${text}\n`), tell, progress, settle }
}

/** A line that wraps cannot be replaced. */
const cut = (text: string, columns: number): string => (text.length * 2 < columns ? text : text.slice(0, columns / 2))
