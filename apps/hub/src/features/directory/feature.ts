import { defineFeature } from '../../platform/feature.js'
import { findFormerServices, readDirectoryConfig } from './config.js'
import { createDirectoryRoutes } from './routes.js'
import { answerColumn, eraseOldAnswers } from './stored-answers.js'
import { createDirectoryUpstreams } from './upstreams.js'
import { directoryVariables } from './variables.js'

/** Reference data: addresses, communes, companies, structures; kept for a while, and while a service is down. */
export const directory = defineFeature({
  name: 'directory',
  variables: directoryVariables,
  variablePrefixes: ['GEOCODAGE_', 'API_GEO_', 'SIRENE_', 'DATA_INCLUSION_'],
  liveRequires: ['SIRENE_API_KEY', 'DATA_INCLUSION_TOKEN'],
  secretVariables: ['SIRENE_API_KEY', 'DATA_INCLUSION_TOKEN'],
  upstreamAddresses: ['GEOCODAGE_URL', 'API_GEO_URL', 'SIRENE_URL', 'DATA_INCLUSION_URL'],
  findProblems: findFormerServices,
  readConfig: readDirectoryConfig,
  encryptedColumns: [answerColumn],
  erase: eraseOldAnswers,
  open(config, services) {
    const upstreams = createDirectoryUpstreams(config, services)
    return { routes: () => createDirectoryRoutes({ ...services, config, upstreams }) }
  },
})
