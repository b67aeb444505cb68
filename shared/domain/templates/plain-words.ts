/**
 * Signs that Chinese carriers refuse ("不支持特殊符号": 【】 belongs to the signature) and what says the same. Whatever else they refuse
 * has no such twin, and a text with it does not fit.
 */
const twins: Readonly<Record<string, string>> = {
  '【': '（',
  '】': '）',
  '〖': '（',
  '〗': '）',
  '『': '“',
  '』': '”',
  '「': '“',
  '」': '”',
  '•': '·',
  '→': '至',
  '㎡': '平方米',
  '²': '2',
  '㎜': '毫米',
  '℃': '度',
}
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

export const plainWords = (text: string): string =>
  text
    .replace(/[【】〖〗『』「」•→㎡²㎜℃]/gu, sign => twins[sign] ?? sign)
    .replace(/[①-⑳]/gu, sign => `${circled.indexOf(sign) + 1}.`)

const link = /https?:|www\.|[a-z0-9-]+\.(?:com|cn|net|org|gov|edu|info|top|xyz|app)(?![a-z])/iu
const forbidden = [
  // A mobile number; a fixed one, 400, 95 and short numbers are allowed.
  /(?<!\d)1[3-9]\d{9}(?!\d)/u,
  /[★☆※▲△●○◆◇■□¥￥✓✔☞^\p{Extended_Pictographic}]/u,
  /[\p{Script=Mongolian}\p{Script=Tibetan}\p{Script=Arabic}]/u,
]

/** A link, a mobile number, a sign or a script that carriers refuse in the value of a variable. */
export const isForbidden = (value: string): boolean => [link, ...forbidden].some(rule => rule.test(value))

/** Of registered words: a link is allowed in them, where it does not change. */
export const isPlain = (fixed: string): boolean =>
  plainWords(fixed) === fixed && !forbidden.some(rule => rule.test(fixed))
