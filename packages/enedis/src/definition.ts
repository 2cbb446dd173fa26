import type { ClientDefinition } from '@hub/http'
import { operationTable } from './operations.js'
import type { Environment } from './types.js'
import { readEnedisError, readEnedisRefusal } from './upstream-errors.js'

declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** What every call of this client is made by. */
export const clientDefinition: ClientDefinition<Environment> = {
  api: 'Enedis',
  userAgent: `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`,
  environments: {
    production: 'https://gw.ext.prod.api.enedis.fr',
    sandbox: 'https://gw.ext.prod-sandbox.api.enedis.fr',
  },
  // 429 and failures: up to four more attempts within a minute.
  defaults: { maxRetries: 4, totalTimeout: 60_000 },
  operations: operationTable,
  propertyNames: [],
  readError: readEnedisError,
  readRefusal: readEnedisRefusal,
}
