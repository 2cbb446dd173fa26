// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: e55ad510593f0984ff15d29aaffe0415ccc62d862bb7d6ff7f31d14df978cce3

import { type ApiDefinition, createList, parseCalendarDay } from '@hub/http'
import type { RdvSolidaritesMethods } from './rdv-solidarites.methods.gen.js'
import { operations } from './rdv-solidarites.operations.gen.js'
import type { operations as Operations, paths as Paths } from './rdv-solidarites.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'production' | 'demo'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = 'organisation-phone' | 'shown-email' | 'user-email' | 'user-phone' | 'window-end'

export const definition: ApiDefinition<RdvSolidaritesMethods, Paths, Operations, Environment, Formats> = {
  api: 'RDV-Solidarités',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { production: 'https://www.rdv-solidarites.fr', demo: 'https://demo.rdv-solidarites.fr' },
  basePath: '/api/v1',
  operations,
  formats: { date: parseCalendarDay },
  createList,
}
