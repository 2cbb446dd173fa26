// Generated from openapi/france-travail.yaml by packages/codegen; do not edit.
// sha256 of the document: cef97e6c432b38a781de8c07444704770ca56dec5b004ddcdc0504ce5e3655d5

import { type ApiDefinition, parseCalendarDay } from '@hub/http'
import type { FranceTravailMethods } from './france-travail.methods.gen.js'
import { operations } from './france-travail.operations.gen.js'
import type { operations as Operations, paths as Paths } from './france-travail.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'nir'

export const definition: ApiDefinition<FranceTravailMethods, Paths, Operations, Environment, Formats> = {
  api: 'France Travail',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://api.francetravail.io/partenaire' },
  defaults: { timeout: 60000, totalTimeout: 150000 },
  token: { header: 'authorization', scheme: 'Bearer' },
  operations,
  formats: { date: parseCalendarDay },
}
