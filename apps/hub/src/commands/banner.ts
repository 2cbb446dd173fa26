import type { BannerEntries } from '../platform/feature.js'
import type { Language, Localized } from '../platform/process/language.js'

export interface BannerOptions {
  language: Language
  /** Base of the links. */
  publicUrl: string
  /** Address of the server from this machine. */
  localUrl: string
  /** Entries of the features. */
  entries: readonly BannerEntries[]
}

const READY: Localized = {
  en: 'The hub is ready. Sandbox: invented data, nothing leaves this machine.',
  fr: 'Le hub est prêt. Bac à sable : données inventées, rien ne quitte cette machine.',
}
const TRY: Localized = {
  en: 'Try, with demo secrets that work on this machine only:',
  fr: 'À essayer, avec des secrets de démonstration qui ne valent que sur cette machine :',
}

/** The text after `npm start`: addresses, and requests to paste. */
export function banner({ language, publicUrl, localUrl, entries }: BannerOptions): string {
  // The same words in both languages.
  const lines = [
    ['pages', `${publicUrl}/`],
    ['documentation', `${publicUrl}/docs`],
    ...entries.flatMap((entry) => entry.lines),
  ] as const
  // Double quotes, which every shell understands, that of Windows too.
  const tries = entries.flatMap(({ requests }) =>
    requests.map(({ header, path }) => `  curl -H "${header}" "${localUrl}${path}"`),
  )
  return [
    READY[language],
    ...lines.map(([label, text]) => `  ${label.padEnd(14)} ${text}`),
    ...(tries.length > 0 ? [TRY[language], ...tries] : []),
    '',
  ].join('\n')
}
