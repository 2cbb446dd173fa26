import type { FeatureRoutes } from '../../platform/feature.js'
import { defineFeature } from '../../platform/feature.js'
import { PARTNER_PREFIX } from '../../platform/partners/partner-access.js'
import { approvalRoutes } from './approval-routes.js'
import { registerCertifier } from './certifiers.js'
import { certifyJobSeekers } from './certify-job-seekers.js'
import { claimFranceTravail } from './claim-upstream.js'
import { addInclusionCommands } from './commands.js'
import { readFranceTravailConfig } from './france-travail-config.js'
import { createFranceTravailCertifier } from './france-travail-certifier.js'
import { createFranceTravailUpstream } from './france-travail-upstream.js'
import { franceTravailVariables } from './france-travail-variables.js'
import { mountPeople } from './mount-people.js'
import { measureApprovals } from './metrics.js'
import { notifyApprovals } from './notify-approvals.js'
import { FRANCE_TRAVAIL } from './partner-feature.js'
import { eraseOld } from './retention.js'
import { CERTIFY_CRON, NOTIFY_CRON } from './schedules.js'
import { storedColumns } from './stored-columns.js'

/** Seconds that a pass may take: 140 PASS with slow answers. */
const PASS_DURATION = 3_600

/** People, their certification at France Travail, and what that is told of their PASS IAE. */
export const franceTravail = defineFeature({
  name: FRANCE_TRAVAIL,
  variables: franceTravailVariables,
  variablePrefixes: ['FRANCE_TRAVAIL_'],
  liveRequires: [
    'FRANCE_TRAVAIL_API_URL',
    'FRANCE_TRAVAIL_AUTH_URL',
    'FRANCE_TRAVAIL_CLIENT_ID',
    'FRANCE_TRAVAIL_CLIENT_SECRET',
  ],
  secretVariables: ['FRANCE_TRAVAIL_CLIENT_SECRET'],
  upstreamAddresses: ['FRANCE_TRAVAIL_API_URL', 'FRANCE_TRAVAIL_AUTH_URL'],
  readConfig: readFranceTravailConfig,
  encryptedColumns: storedColumns,
  erase: eraseOld,
  addCommands: addInclusionCommands,
  jobs: {
    'notify-approvals': {
      run(config, { database, keyring, logger, now }) {
        const upstream = createFranceTravailUpstream(config, { database, cipher: keyring.cipher, logger })
        const { batch, delay, retriesFirst } = config
        return notifyApprovals(
          { database, keyring, logger, now, franceTravail: upstream, batch, delay, retriesFirst },
          new AbortController().signal,
        )
      },
    },
    'certify-job-seekers': {
      run(config, { database, keyring, logger, now }) {
        const upstream = createFranceTravailUpstream(config, { database, cipher: keyring.cipher, logger })
        return certifyJobSeekers(
          { database, keyring, logger, now, franceTravail: upstream },
          new AbortController().signal,
        )
      },
    },
  },
  // What a simulator was told must never pass for what France Travail was told.
  prepare: (config, { database }) => claimFranceTravail(database, config.live !== undefined),
  open(config, { database, keyring, logger, now, jobs, metrics }) {
    const upstream = createFranceTravailUpstream(config, { database, cipher: keyring.cipher, logger })
    const shared = { database, keyring, logger, now, franceTravail: upstream }
    const onVerdict = measureApprovals(metrics, database)
    const pass = { ...shared, onVerdict, batch: config.batch, delay: config.delay, retriesFirst: config.retriesFirst }
    jobs.register('notify-approvals', async (_payload, signal) => void (await notifyApprovals(pass, signal)), {
      cron: NOTIFY_CRON,
      expiresAfter: PASS_DURATION,
    })
    jobs.register('certify-job-seekers', async (_payload, signal) => void (await certifyJobSeekers(shared, signal)), {
      cron: CERTIFY_CRON,
      expiresAfter: PASS_DURATION,
    })
    return { routes: () => createFranceTravailRoutes(shared) }
  },
})

type Shared = Parameters<typeof createFranceTravailCertifier>[0]

/** The partner API of the feature. */
export function createFranceTravailRoutes(shared: Shared): FeatureRoutes {
  registerCertifier(shared.database, 'france_travail', createFranceTravailCertifier(shared))
  return {
    mount(hub) {
      mountPeople(hub, shared)
      hub.route(PARTNER_PREFIX, approvalRoutes(shared))
    },
  }
}
