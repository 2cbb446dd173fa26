import { createApiParticulierClient, type ApiParticulierClient } from '@hub/api-particulier-client'
import { createApiParticulierSimulator } from '@hub/api-particulier-client/simulator'
import { parseSiret } from '@hub/identifiers'
import { optional, parsed, secret } from '../../platform/configuration/formats.js'
import type { VariableValues } from '../../platform/configuration/environment.js'
import { documented, LIVE, url } from '../../platform/configuration/variable-info.js'
import { defineFeature, type FeatureRoutes } from '../../platform/feature.js'
import type { Database } from '../../platform/database/database.js'
import type { Logger } from '../../platform/process/logging.js'
import { createSharedRateLimitStore } from '../../platform/upstream/shared-rate-limit-store.js'
import { upstreamHooks } from '../../platform/upstream/upstream-hooks.js'
import { type BenefitOptions, createApiParticulierCertifier } from './api-particulier-certifier.js'
import { registerCertifier } from './certifiers.js'
import { certifyBenefits } from './certify-benefits.js'
import { claimApiParticulier } from './claim-upstream.js'
import { mountPeople } from './mount-people.js'
import { CERTIFICATION } from './partner-feature.js'
import { BENEFITS_CRON } from './schedules.js'
import { benefitColumns } from './stored-columns.js'

/** Seconds that a pass may take: 200 people with slow answers. */
const PASS_DURATION = 3_600
/** Invented, with the right check digit: a simulator asks for one too. */
const SIMULATED_RECIPIENT = '13002526500013'

const variables = {
  API_PARTICULIER_URL: documented(
    { meaning: 'API Particulier, without path', otherwise: LIVE, example: 'https://particulier.api.gouv.fr' },
    url(),
  ),
  API_PARTICULIER_TOKEN: documented(
    { meaning: 'token of API Particulier', otherwise: LIVE, example: 'an-invented-token-of-api-particulier' },
    secret.optional(),
  ),
  API_PARTICULIER_RECIPIENT: documented(
    { meaning: 'SIRET of the public body that asks', otherwise: LIVE, example: '13002526500013' },
    optional(parsed(parseSiret, 'must be a SIRET of 14 digits with the right check digit')),
  ),
}

interface CertificationConfig {
  /** The real service, present when the feature is live. */
  live: { baseUrl: string; token: string; recipient: string } | undefined
}

function readConfig(values: VariableValues<typeof variables>, isLive: boolean): CertificationConfig {
  // All are there when the feature is live: it requires them.
  const live = {
    baseUrl: values.API_PARTICULIER_URL ?? '',
    token: values.API_PARTICULIER_TOKEN ?? '',
    recipient: values.API_PARTICULIER_RECIPIENT ?? '',
  }
  return { live: isLive ? live : undefined }
}

/** API Particulier: the real one of a live hub, a simulator otherwise. */
function createUpstream(
  { live }: CertificationConfig,
  { database, logger }: { database: Database; logger: Logger },
): ApiParticulierClient {
  if (live) {
    return createApiParticulierClient({
      ...live,
      rateLimitStore: createSharedRateLimitStore(database),
      logger,
      hooks: upstreamHooks,
    })
  }
  // Anything but a real address: nothing is ever sent to it.
  const baseUrl = 'https://api-particulier.invalid'
  const { fetch } = createApiParticulierSimulator({ baseUrl })
  return createApiParticulierClient({
    baseUrl,
    token: 'simulated',
    recipient: SIMULATED_RECIPIENT,
    fetch,
    logger,
    hooks: upstreamHooks,
  })
}

/** Benefits and identity of people, certified by API Particulier. */
export const certification = defineFeature({
  name: CERTIFICATION,
  variables,
  variablePrefixes: ['API_PARTICULIER_'],
  liveRequires: ['API_PARTICULIER_URL', 'API_PARTICULIER_TOKEN', 'API_PARTICULIER_RECIPIENT'],
  secretVariables: ['API_PARTICULIER_TOKEN'],
  upstreamAddresses: ['API_PARTICULIER_URL'],
  readConfig,
  encryptedColumns: benefitColumns,
  jobs: {
    'certify-benefits': {
      run: (config, { database, keyring, logger, now }) =>
        certifyBenefits(
          { database, keyring, logger, now, apiParticulier: createUpstream(config, { database, logger }) },
          new AbortController().signal,
        ),
    },
  },
  // What a simulator invented must never pass for what API Particulier answered.
  prepare: (config, { database }) => claimApiParticulier(database, config.live !== undefined),
  open(config, { database, keyring, logger, now, jobs }) {
    const shared = { database, keyring, logger, now, apiParticulier: createUpstream(config, { database, logger }) }
    jobs.register('certify-benefits', async (_payload, signal) => void (await certifyBenefits(shared, signal)), {
      cron: BENEFITS_CRON,
      expiresAfter: PASS_DURATION,
    })
    return { routes: () => createCertificationRoutes(shared) }
  },
})

/** The partner API of the feature. */
export function createCertificationRoutes(shared: BenefitOptions): FeatureRoutes {
  registerCertifier(shared.database, 'api_particulier', createApiParticulierCertifier(shared))
  return { mount: (hub) => mountPeople(hub, shared) }
}
