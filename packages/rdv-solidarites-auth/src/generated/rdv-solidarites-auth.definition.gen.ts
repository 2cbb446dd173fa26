// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

import type { ApiDefinition } from '@hub/http'
import type { RdvSolidaritesAuthMethods } from './rdv-solidarites-auth.methods.gen.js'
import { operations } from './rdv-solidarites-auth.operations.gen.js'
import type { operations as Operations, paths as Paths } from './rdv-solidarites-auth.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production' | 'demo'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = never

export const definition: ApiDefinition<RdvSolidaritesAuthMethods, Paths, Operations, Environment, Formats> = {
  api: 'RDV-Solidarités',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://www.rdv-solidarites.fr', demo: 'https://demo.rdv-solidarites.fr' },
  basePath: ['/api/v1/auth', '/api/v1'],
  defaults: { maxRetries: 0 },
  operations,
}
