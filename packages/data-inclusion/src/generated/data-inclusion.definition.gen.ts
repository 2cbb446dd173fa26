// Generated from openapi/data-inclusion.yaml by packages/codegen; do not edit.
// sha256 of the document: 4fa60e05fb97b9c547b34419562c0fa7461f496ea533777593ca32028ad0d479

import type { ApiDefinition } from '@hub/http'
import type { DataInclusionMethods } from './data-inclusion.methods.gen.js'
import { operations } from './data-inclusion.operations.gen.js'
import type { operations as Operations, paths as Paths } from './data-inclusion.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = never

export const definition: ApiDefinition<DataInclusionMethods, Paths, Operations, Environment, Formats> = {
  api: 'data·inclusion',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://api.data.inclusion.gouv.fr' },
  basePath: ['/api/v1', '/api'],
  defaults: { timeout: 60000, totalTimeout: 120000 },
  token: { header: 'authorization', scheme: 'Bearer' },
  operations,
}
