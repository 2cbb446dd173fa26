import type { Language } from '../platform/process/language.js'

/** The variables that state the language of a terminal, by POSIX: the first that is set and not empty is the one that counts. */
const LOCALE_VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const

/** The language in which a person at the terminal is addressed: French for a locale such as `fr_FR.UTF-8`, English for any other. */
export function readTerminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = LOCALE_VARIABLES.map((name) => environment[name]).find(Boolean) ?? ''
  return /^fr(?![a-z])/i.test(locale) ? 'fr' : 'en'
}
