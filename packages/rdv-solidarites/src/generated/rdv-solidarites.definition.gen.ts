// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: 7bdf4f2cc56d25f551a4d4a8ced77430830839c4fbcdf78079c72ae3d5f078b7

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
