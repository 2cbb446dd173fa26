// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

import { type ApiDefinition, createSharedLimiters, parseCalendarDay } from '@hub/http'
import type { SireneMethods } from './sirene.methods.gen.js'
import { operations } from './sirene.operations.gen.js'
import type { operations as Operations, paths as Paths } from './sirene.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'public' | 'private'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'siren' | 'siret'

export const definition: ApiDefinition<SireneMethods, Paths, Operations, Environment, Formats> = {
  api: 'Sirene',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: {
    public: 'https://api.insee.fr/api-sirene/3.11',
    private: 'https://api.insee.fr/api-sirene/prive/3.11',
  },
  defaults: { timeout: 5000 },
  rateLimit: { calls: 30, period: 60000 },
  token: { header: 'X-INSEE-Api-Key-Integration' },
  operations,
  formats: { date: parseCalendarDay },
  createSharedLimiters,
}
