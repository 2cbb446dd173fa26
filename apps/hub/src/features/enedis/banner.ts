import type { BannerEntries } from '../../platform/feature.js'
import type { Language } from '../../platform/process/language.js'
import { PAGES_PREFIX } from './pages/paths.js'
import type { OwnershipRule } from './points/holder.js'

const WORDS: Readonly<Record<Language, { label: string; rules: Readonly<Record<OwnershipRule, string>> }>> = {
  en: {
    label: 'Linky gateway',
    rules: { strict: 'holding must be proven', 'redirect-only': 'whoever consented is taken for the holder' },
  },
  fr: {
    label: 'passerelle Linky',
    rules: { strict: 'la titularité doit être prouvée', 'redirect-only': 'qui a consenti est pris pour le titulaire' },
  },
}

/** What `npm start` prints of the feature in a sandbox: where it is, and which rule of ownership is in force. */
export function linkyBanner({
  language,
  publicUrl,
  ownership,
}: {
  language: Language
  publicUrl: string
  ownership: OwnershipRule
}): BannerEntries {
  const { label, rules } = WORDS[language]
  return { lines: [[label, `${publicUrl}${PAGES_PREFIX} (${rules[ownership]})`]], requests: [] }
}
