// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

import type { ApiDefinition } from '@hub/http'
import type { SireneAuthMethods } from './sirene-auth.methods.gen.js'
import { operations } from './sirene-auth.operations.gen.js'
import type { operations as Operations, paths as Paths } from './sirene-auth.types.gen.js'

/** Both from package.json, at build time. */
declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** Where the service is known to be. */
export type Environment = 'private'
/** What the package must read itself, see `x-hub-format` in the document. */
export type Formats = never

export const definition: ApiDefinition<SireneAuthMethods, Paths, Operations, Environment, Formats> = {
  api: 'INSEE sign-in',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: { private: 'https://auth.insee.net/auth/realms/apim-gravitee/protocol/openid-connect' },
  defaults: { timeout: 5000 },
  operations,
}
