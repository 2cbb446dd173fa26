// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

import { type ApiDefinition, createList, createSharedLimiters } from '@hub/http'
import type { RdvInsertionMethods } from './rdv-insertion.methods.gen.js'
import { operations } from './rdv-insertion.operations.gen.js'
import type { operations as Operations, paths as Paths } from './rdv-insertion.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production' | 'demo'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'birth-date' | 'department-number' | 'email' | 'french-date' | 'nir' | 'pasted' | 'person' | 'phone' | 'without-invisible'

export const definition: ApiDefinition<RdvInsertionMethods, Paths, Operations, Environment, Formats> = {
  api: 'rdv-insertion',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://www.rdv-insertion.fr', demo: 'https://demo.rdv-insertion.fr' },
  basePath: '/api/v1',
  rateLimit: { calls: 500, period: 300000 },
  operations,
  createList,
  createSharedLimiters,
}
