/** Whatever people read exists in both languages. */
export type Phrase = { zh: string; en: string }
export type Language = keyof Phrase
export type Say = (phrase: Phrase) => string

/** `--lang`, else TONGLUO_LANG, else the locale; English where nothing says Chinese. */
export const chooseLanguage = (args: readonly string[], environment: NodeJS.ProcessEnv): Language => {
  const { TONGLUO_LANG, LC_ALL, LC_MESSAGES, LANG } = environment
  const wanted = option(args) ?? [TONGLUO_LANG, LC_ALL, LC_MESSAGES, LANG].find(Boolean) ?? ''
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

const option = (args: readonly string[]): string | undefined => {
  const at = args.indexOf('--lang')
  return at >= 0 ? args[at + 1] : args.find(arg => arg.startsWith('--lang='))?.slice('--lang='.length)
}

export const speaker =
  (language: Language): Say =>
  phrase =>
    phrase[language]
