// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

import type { ApiDefinition } from '@hub/http'
import type { AntsCoordinationMethods } from './ants-coordination.methods.gen.js'
import { operations } from './ants-coordination.operations.gen.js'
import type { operations as Operations, paths as Paths } from './ants-coordination.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production' | 'integration'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'application-id' | 'declared-date' | 'shown-date'

export const definition: ApiDefinition<AntsCoordinationMethods, Paths, Operations, Environment, Formats> = {
  api: 'ANTS coordination',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: {
    production: 'https://api-coordination.rendezvouspasseport.ants.gouv.fr',
    integration: 'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr',
  },
  basePath: '/api',
  defaults: { timeout: 4000, totalTimeout: 8000 },
  token: { header: 'x-rdv-opt-auth-token' },
  operations,
}
