import { defineFeature } from '../../platform/feature.js'
import { createPasswords } from './accounts/passwords.js'
import { linkyBanner } from './banner.js'
import { addAccountCommands } from './commands/add-commands.js'
import { readEnedisConfig } from './config.js'
import { findRedirectProblem } from './consent/redirect-address.js'
import { encryptedColumns } from './encrypted-columns.js'
import { registerMails } from './mails/link-mails.js'
import { measureGateway } from './metrics.js'
import { eraseOld } from './retention.js'
import { createEnedisRoutes } from './routes.js'
import { createEnedisUpstream } from './upstream.js'
import { enedisVariables } from './variables.js'

/** The Linky gateway: people read their own meters through it, each with their consent and their key. */
export const enedis = defineFeature({
  name: 'enedis',
  variables: enedisVariables,
  variablePrefixes: ['ENEDIS_'],
  liveRequires: ['ENEDIS_CLIENT_ID', 'ENEDIS_CLIENT_SECRET'],
  secretVariables: ['ENEDIS_CLIENT_SECRET'],
  upstreamAddresses: ['ENEDIS_API_URL', 'ENEDIS_AUTHORIZE_URL', 'ENEDIS_REDIRECT_URI'],
  readConfig: readEnedisConfig,
  hasPages: true,
  encryptedColumns,
  erase: eraseOld,
  addCommands: addAccountCommands,
  open(config, services) {
    const { database, keyring, jobs, metrics, mailer, logger, now } = services
    const upstream = createEnedisUpstream(config, { database, cipher: keyring.cipher, logger, now })
    const published = Promise.withResolvers<string>()
    measureGateway(metrics, database, now)
    if (mailer) registerMails(jobs, { database, keyring, mailer, logger, getPublicUrl: () => published.promise })
    logger.info?.('linky gateway', { ownership: config.ownership, api_mode: config.apiMode })
    return {
      routes(site) {
        published.resolve(site.publicUrl)
        const problem = findRedirectProblem(config.redirectUri, site.publicUrl)
        if (problem !== undefined) logger.warn?.(problem)
        return createEnedisRoutes({
          ...services,
          ...site,
          config,
          upstream: upstream.at(site.publicUrl),
          passwords: createPasswords(),
          enqueue: (transaction, queue, payload) => jobs.enqueue(transaction, queue, payload),
          sendsMail: mailer !== undefined,
        })
      },
      banner: (options) => linkyBanner({ ...options, ownership: config.ownership }),
    }
  },
})
