// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: db946e1b9ef60037fab14f059a27b3612f4eae0e3ae711297171a74bd343da0a

import { type ApiDefinition, createSharedLimiters } from '@hub/http'
import type { AdresseMethods } from './adresse.methods.gen.js'
import { operations } from './adresse.operations.gen.js'
import type { operations as Operations, paths as Paths } from './adresse.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'search-area' | 'trimmed'

export const definition: ApiDefinition<AdresseMethods, Paths, Operations, Environment, Formats> = {
  api: 'Géoplateforme geocoding',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://data.geopf.fr/geocodage' },
  defaults: { timeout: 5000 },
  rateLimit: { calls: 45, period: 1000 },
  operations,
  createSharedLimiters,
}
