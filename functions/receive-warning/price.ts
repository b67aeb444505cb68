/** `0.05 CNY`, as the settings have it. */
export const priceOf = (written: string | undefined): { amount: number; currency: string } | undefined => {
  const [amount, currency] = written?.split(' ') ?? []
  return amount !== undefined && currency !== undefined ? { amount: Number(amount), currency } : undefined
}
