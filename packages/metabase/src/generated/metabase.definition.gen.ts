// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0cc2f43d06fbb4346ff631713c1626de3c7c9ebf2c612d065d74fe313f3fdc67

import type { ApiDefinition } from '@hub/http'
import type { MetabaseMethods } from './metabase.methods.gen.js'
import { operations } from './metabase.operations.gen.js'
import type { operations as Operations, paths as Paths } from './metabase.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = never
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = never

export const definition: ApiDefinition<MetabaseMethods, Paths, Operations, Environment, Formats> = {
  api: 'Metabase',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: {},
  basePath: '/api',
  defaults: { timeout: 60000, totalTimeout: 180000 },
  token: { header: 'X-API-KEY' },
  operations,
}
