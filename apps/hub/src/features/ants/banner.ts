import type { BannerEntries } from '../../platform/feature.js'
import type { Language } from '../../platform/process/language.js'
import { ANTS_ENDPOINTS, ANTS_PREFIX } from './editor-routes.js'
import { DEMO_NUMBERS } from './simulated-ants.js'

const { first, last } = DEMO_NUMBERS
const WORDS = {
  en: { forAnts: 'for ANTS', toBook: 'to book with', numbers: `application numbers ${first} to ${last}` },
  fr: { forAnts: 'pour l’ANTS', toBook: 'pour réserver', numbers: `numéros de pré-demande ${first} à ${last}` },
}

export interface AntsBannerOptions {
  language: Language
  publicUrl: string
  /** The header in which ANTS presents its token. */
  headerName: string
  demoToken: string | undefined
  demoApiKey: string | undefined
}

/** The lines of `npm start` about the feature in a sandbox. */
export function antsBanner(options: AntsBannerOptions): BannerEntries {
  const { language, publicUrl, headerName, demoToken, demoApiKey } = options
  const words = WORDS[language]
  const paths = ANTS_ENDPOINTS.map((endpoint) => `${ANTS_PREFIX}/${endpoint}`)
  const [path = ANTS_PREFIX] = paths
  return {
    lines: [
      ...paths.map((each, index) => [index === 0 ? words.forAnts : '', `${publicUrl}${each}`] as const),
      [words.toBook, words.numbers],
    ],
    requests: [
      ...(demoToken === undefined ? [] : [{ header: `${headerName}: ${demoToken}`, path }]),
      ...(demoApiKey === undefined
        ? []
        : [{ header: `Authorization: Bearer ${demoApiKey}`, path: '/api/v1/meeting-points' }]),
    ],
  }
}
