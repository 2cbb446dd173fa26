import { defineFeature } from '../../platform/feature.js'
import { findSharedSecrets, readRdvInsertionConfig } from './config.js'
import { eraseOld } from './retention.js'
import { createRdvInsertionRoutes } from './routes.js'
import { storedColumns } from './stored-columns.js'
import { createRdvInsertionUpstream } from './upstream.js'
import { rdvInsertionVariables } from './variables.js'

/** Invitations at rdv-insertion, and the appointments in its webhooks and those of RDV-Solidarités. */
export const rdvInsertion = defineFeature({
  name: 'rdv-insertion',
  variables: rdvInsertionVariables,
  variablePrefixes: ['RDV_SOLIDARITES_', 'RDV_INSERTION_'],
  liveRequires: [
    'RDV_SOLIDARITES_URL',
    'RDV_SOLIDARITES_EMAIL',
    'RDV_SOLIDARITES_PASSWORD',
    'RDV_SOLIDARITES_WEBHOOK_SECRETS',
    'RDV_INSERTION_URL',
    'RDV_INSERTION_WEBHOOK_SECRETS',
  ],
  secretVariables: [
    'RDV_INSERTION_WEBHOOK_SECRETS',
    'RDV_SOLIDARITES_OTHER_WEBHOOK_SECRETS',
    'RDV_SOLIDARITES_PASSWORD',
    'RDV_SOLIDARITES_WEBHOOK_SECRETS',
  ],
  upstreamAddresses: ['RDV_INSERTION_URL', 'RDV_SOLIDARITES_URL'],
  findProblems: findSharedSecrets,
  readConfig: readRdvInsertionConfig,
  encryptedColumns: storedColumns,
  erase: eraseOld,
  open(config, services) {
    const { database, keyring, logger } = services
    const upstream = createRdvInsertionUpstream(config, { database, cipher: keyring.cipher, logger })
    return { routes: () => createRdvInsertionRoutes({ ...services, config, rdvInsertion: upstream }) }
  },
})
