// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

import type { ApiDefinition } from '@hub/http'
import type { FranceTravailAuthMethods } from './france-travail-auth.methods.gen.js'
import { operations } from './france-travail-auth.operations.gen.js'
import type { operations as Operations, paths as Paths } from './france-travail-auth.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = never

export const definition: ApiDefinition<FranceTravailAuthMethods, Paths, Operations, Environment, Formats> = {
  api: 'France Travail',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://entreprise.francetravail.fr' },
  defaults: { timeout: 5000 },
  operations,
}
