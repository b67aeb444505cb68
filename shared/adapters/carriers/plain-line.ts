/** The marks of the markdown that `chatText` writes; the words between them hold none. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/<\/?font[^>]*>/g, ''],
  [/\*\*/g, ''],
  [/\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/^> /, ''],
]

/** What a notification shows of a title. */
const longestTitle = 100

/** The first line without its marks: a title for whoever sees only a notification. */
export const firstLine = (markdown: string): string => {
  const [line = ''] = markdown.split('\n', 1)
  const title = [...marks.reduce((text, [mark, instead]) => text.replace(mark, instead), line)]
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 1).join('')}…` : title.join('')
}

/** `chatText` writes WeCom's three tones (info, comment, warning); `as` says them in another dialect. */
export const toned = (markdown: string, as: (tone: string, words: string) => string): string =>
  markdown.replace(/<font color="(\w+)">([^<]*)<\/font>/g, (_, tone: string, words: string) => as(tone, words))
