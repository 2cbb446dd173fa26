// Generated from openapi/api-particulier.yaml by packages/codegen; do not edit.
// sha256 of the document: 0dfe6987f1236a925f9c232f225dfc9cf9f0d0bb5cd891f4aac59ddacb85dc7f

import { type ApiDefinition, createSharedLimiters } from '@hub/http'
import type { ApiParticulierMethods } from './api-particulier.methods.gen.js'
import { operations } from './api-particulier.operations.gen.js'
import type { operations as Operations, paths as Paths } from './api-particulier.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production' | 'staging'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'siret'

export const definition: ApiDefinition<ApiParticulierMethods, Paths, Operations, Environment, Formats> = {
  api: 'API Particulier',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: {
    production: 'https://particulier.api.gouv.fr',
    staging: 'https://staging.particulier.api.gouv.fr',
  },
  defaults: { timeout: 12000, maxRetries: 0 },
  rateLimit: { calls: 20, period: 1000 },
  token: { header: 'authorization', scheme: 'Bearer' },
  operations,
  createSharedLimiters,
}
