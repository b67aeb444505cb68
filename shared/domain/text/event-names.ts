/** What an event is called, by its code of GB/T 35561 (`11B03`): for whoever gets no info in their own language. */
export type EventNames = Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>>

export const eventNameIn = (
  names: EventNames | undefined,
  language: keyof EventNames,
  codes: readonly string[] = [],
): string | undefined => codes.map(code => names?.[language][code]).find(name => name !== undefined)
