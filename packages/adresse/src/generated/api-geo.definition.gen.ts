// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: a433f71c3cc225bd0420eab7785cc3e126268255f13271efdb1b63648ae7c542

import { type ApiDefinition, createSharedLimiters } from '@hub/http'
import type { ApiGeoMethods } from './api-geo.methods.gen.js'
import { operations } from './api-geo.operations.gen.js'
import type { operations as Operations, paths as Paths } from './api-geo.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'insee-code' | 'trimmed'

export const definition: ApiDefinition<ApiGeoMethods, Paths, Operations, Environment, Formats> = {
  api: 'API Géo',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://geo.api.gouv.fr' },
  defaults: { timeout: 5000 },
  rateLimit: { calls: 45, period: 1000 },
  operations,
  createSharedLimiters,
}
