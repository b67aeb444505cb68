import nzh from 'nzh/cn'

const figures = '零一二三四五六七八九'
const read = (digits: string, names: string): string => [...digits].map(digit => names[Number(digit)] ?? '').join('')

/** Digit by digit as a telephone number is read, 幺 for 1: 12379 → 幺二三七九. */
export const byDigit = (digits: string): string => read(digits.replace(/\D/g, ''), figures.replace('一', '幺'))

/** Digit by digit as a year is read: 2026 → 二零二六. */
export const asYear = (digits: string): string => read(digits, figures)

/** As an amount: 5600 → 五千六百, 1,200.50 → 一千二百点五零. The zeros of a decimal are said: a magnitude of 6.0 is 六点零. */
export const asAmount = (text: string): string => {
  const [whole = '0', fraction] = text.replaceAll(',', '').split('.')
  const amount = nzh.encodeS(whole)
  return fraction ? `${amount}点${read(fraction, figures)}` : amount
}

/** A time of day: 4:05 → 四时零五分, 12:00 → 十二时. */
export const asClock = (hour: string, minute: string, second?: string): string => {
  const seconds = second === undefined ? '' : `${belowSixty(second)}秒`
  if (Number(minute) === 0 && seconds === '') return `${asAmount(hour)}时`
  return `${asAmount(hour)}时${belowSixty(minute)}分${seconds}`
}

const belowSixty = (text: string): string =>
  Number(text) > 0 && Number(text) < 10 ? `零${asAmount(text)}` : asAmount(text)
