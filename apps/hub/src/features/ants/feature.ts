import { defineFeature } from '../../platform/feature.js'
import { encryptedSetting } from '../../platform/encryption/encrypted-setting.js'
import { createAppointmentQueries } from './appointments/appointment-queries.js'
import { personalColumns } from './appointments/personal-columns.js'
import { purge } from './appointments/purge.js'
import { antsBanner } from './banner.js'
import { addAntsCommands } from './commands/add-commands.js'
import { readAntsConfig } from './config.js'
import { claimUpstream } from './declarations/claim-upstream.js'
import { measureDeclarations } from './declarations/declaration-metrics.js'
import { createDeclarations } from './declarations/declarations.js'
import { loadDemoAgendaOnce } from './demo-agenda.js'
import { meetingPointLimit } from './key-limit.js'
import { mailOnChange, registerMails } from './mails/appointment-notices.js'
import { createAntsRoutes } from './routes.js'
import { SIMULATED_ANTS_SETTING } from './simulated-ants.js'
import { createAntsUpstream } from './upstream.js'
import { antsVariables, importVariables } from './variables.js'

const DEMO_TOKEN = 'ants_token'

/** Appointments for identity documents: the agenda that ANTS searches, bookings, and their declaration to ANTS. */
export const ants = defineFeature({
  name: 'ants',
  variables: antsVariables,
  commandVariables: importVariables,
  variablePrefixes: ['ANTS_HUB_', 'ANTS_RDV_'],
  liveRequires: ['ANTS_HUB_AUTH_TOKENS', 'ANTS_RDV_API_URL', 'ANTS_RDV_OPT_AUTH_TOKEN'],
  replacedByDemoSecrets: ['ANTS_HUB_AUTH_TOKENS'],
  demoSecrets: [DEMO_TOKEN],
  secretVariables: ['ANTS_HUB_AUTH_TOKENS', 'ANTS_RDV_OPT_AUTH_TOKEN'],
  upstreamAddresses: ['ANTS_RDV_API_URL'],
  readConfig: readAntsConfig,
  hasPages: true,
  encryptedColumns: [...personalColumns, encryptedSetting(SIMULATED_ANTS_SETTING)],
  erase: purge,
  keyLimit: meetingPointLimit,
  addCommands: addAntsCommands,
  jobs: {
    'synchronize-declarations': {
      /** Synchronizes everything that is due now, once; a hub that serves does so all the time. */
      run(config, { database, keyring: { cipher }, logger, now }) {
        const upstream = createAntsUpstream(config, { database, cipher, logger })
        return createDeclarations({ database, cipher, ants: upstream, logger, now }).sweep()
      },
    },
  },
  async prepare(config, { database, isTrial, now }) {
    // Declarations to a simulator must never pass for declarations to ANTS.
    await claimUpstream(database, config.coordination !== undefined)
    if (isTrial) await loadDemoAgendaOnce(database, now)
  },
  open(config, services) {
    const { database, keyring, jobs, metrics, mailer, demoSecret, logger, now } = services
    const { cipher, lookup } = keyring
    const upstream = createAntsUpstream(config, { database, cipher, logger })
    const onAttemptEnd = measureDeclarations(metrics, database)
    const declarations = createDeclarations({ database, cipher, ants: upstream, logger, now, onAttemptEnd })
    declarations.register(jobs)
    if (mailer) {
      const appointments = createAppointmentQueries({ database, ...keyring })
      registerMails(jobs, { appointments, database, lookup, mailer, logger })
    }
    const { headerName, tokens, slotMemory } = config
    // No demo secret beside configured ones.
    const demoToken = tokens.length === 0 ? demoSecret(DEMO_TOKEN) : undefined
    return {
      routes: (site) =>
        createAntsRoutes({
          ...services,
          ...site,
          ants: upstream,
          enqueue: (transaction, queue, payload) => jobs.enqueue(transaction, queue, payload),
          changeListeners: mailer ? [mailOnChange(jobs)] : [],
          sendsMail: mailer !== undefined,
          slotMemory,
          editor: { headerName, tokens: demoToken === undefined ? tokens : [demoToken], demo: demoToken !== undefined },
        }),
      banner: (options) => antsBanner({ ...options, headerName, demoToken }),
      start: () => declarations.start(),
      stop: () => declarations.stop(),
    }
  },
})
