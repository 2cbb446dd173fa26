import { createHub } from '../app.js'
import { loadDemoAgendaOnce } from '../ants/demo-agenda.js'
import { registerPurge } from '../ants/appointments/purge.js'
import { claimUpstream } from '../ants/declarations/claim-upstream.js'
import { measureDeclarations } from '../ants/declarations/declaration-metrics.js'
import { createDeclarations } from '../ants/declarations/declarations.js'
import { createFinding } from '../ants/appointments/list.js'
import { mailOnChange, registerMails } from '../ants/mails/appointment-notices.js'
import { ANTS_ENDPOINTS, ANTS_PREFIX } from '../ants/editor-routes.js'
import { type Environment, type HubConfig, loadConfig } from '../config.js'
import { createKeyring } from '../platform/api-keys.js'
import { createClientAddress } from '../platform/client-address.js'
import { type Database, openDatabase } from '../platform/database.js'
import { type DemoSecrets, demoSecrets } from '../platform/demo-secrets.js'
import { type HttpServer, listen } from '../platform/http-server.js'
import { releaseAllClaims } from '../platform/idempotency.js'
import { createJobs, type Jobs } from '../platform/jobs.js'
import { createLogger, type Logger } from '../platform/logging.js'
import { type Mailing, openMailing } from '../platform/mailing.js'
import { createMetrics, type Metrics } from '../platform/metrics.js'
import { claimMode } from '../platform/settings.js'
import { createUpstreams, type Upstreams } from '../platform/upstreams.js'
import { openVault, type Vault } from '../platform/vault.js'
import { registerRetention } from '../rdv-insertion/retention.js'
import { banner } from './banner.js'

/** Serves until SIGTERM or SIGINT; a second signal does not wait for requests in progress. */
export async function serve(environment: Environment): Promise<void> {
  const config = loadConfig(environment)
  const logger = createLogger(config.log, 1)
  const database = await openDatabase(config.storage)
  try {
    await database.migrate()
    await claimMode(database, config.mode)
    // The data directory is held by this process alone: whoever was at work on a request before it is gone.
    if (database.engine === 'embedded') await releaseAllClaims(database)
    if (config.features.has('ants')) await claimUpstream(database, config.ants.coordination !== undefined)
    const isTrial = config.mode === 'sandbox' && database.engine === 'embedded'
    if (isTrial && config.features.has('ants')) await loadDemoAgendaOnce(database, Date.now())
    const vault = await openVault(database, config)
    await serveUntilStopped(config, { database, vault, logger })
  } finally {
    await database.close()
  }
}

interface Foundations {
  database: Database
  vault: Vault
  logger: Logger
}

async function serveUntilStopped(config: HubConfig, foundations: Foundations): Promise<void> {
  const { database, vault, logger } = foundations
  const stopping = new AbortController()
  const demo = config.demoSecrets ? demoSecrets(config.storage.dataDirectory) : undefined
  const upstreams = createUpstreams(config, { database, cipher: vault.cipher, logger })
  const jobs = createJobs(database, logger)
  const metrics = createMetrics({ token: config.metricsToken, elapsed: () => performance.now(), ofProcess: true })
  // Without the feature there is no ANTS to tell: what is due is left to the processes that have it.
  const declarations = config.features.has('ants')
    ? createDeclarations({
        database,
        cipher: vault.cipher,
        ants: upstreams.ants,
        logger,
        now: Date.now,
        onVerdict: measureDeclarations(metrics, database),
      })
    : undefined
  declarations?.register(jobs)
  const mailing = openMailing(config, logger)
  if (mailing.mailer) {
    registerMails(jobs, {
      appointments: createFinding({ database, ...vault }),
      database,
      mailer: mailing.mailer,
      logger,
    })
  }
  registerPurge(jobs, { database, retentionDays: config.retentionDays, logger })
  registerRetention(jobs, { database, retentionDays: config.retentionDays, logger })
  try {
    await declarations?.start()
    await jobs.start()
    const server = await start(config, {
      ...foundations,
      upstreams,
      jobs,
      mailing,
      metrics,
      demo,
      isDraining: () => stopping.signal.aborted,
    })
    const signal = await stopSignal()
    logger.info?.('stopping', { signal })
    stopping.abort()
    await server.stop()
  } finally {
    // Also when the server could not start: a worker left at work would keep the process alive.
    await declarations?.stop()
    await jobs.stop()
  }
  logger.info?.('stopped')
}

interface Running extends Foundations {
  upstreams: Upstreams
  jobs: Jobs
  mailing: Mailing
  metrics: Metrics
  demo: DemoSecrets | undefined
  isDraining: () => boolean
}

async function start(config: HubConfig, running: Running): Promise<HttpServer> {
  const { database, vault, upstreams, jobs, mailing, metrics, logger, demo, isDraining } = running
  // What is configured is never accompanied by a demo secret.
  const demoApiKey = config.apiKeys.length === 0 ? demo?.apiKey : undefined
  const demoAntsToken = config.ants.tokens.length === 0 ? demo?.antsToken : undefined
  const keyring = createKeyring({ database, configured: config.apiKeys, demoKey: demoApiKey })
  const { headerName, tokens } = config.ants
  const ants = {
    headerName,
    tokens: demoAntsToken === undefined ? tokens : [demoAntsToken],
    demo: demoAntsToken !== undefined,
  }

  const publicUrlOn = (port: number) => config.publicUrl ?? `http://localhost:${port}`
  const server = await listen(config.host, config.port, (port) => {
    const { features } = config
    const hub = createHub({
      features,
      publicUrl: publicUrlOn(port),
      database,
      vault,
      keyring,
      upstreams,
      enqueue: (transaction, queue, payload) => jobs.enqueue(transaction, queue, payload),
      changeListeners: mailing.mailer ? [mailOnChange(jobs)] : [],
      sendsMail: mailing.mailer !== undefined,
      clientAddress: createClientAddress(config.trustedProxies),
      sandbox: mailing.mailbox && { mailbox: mailing.mailbox },
      ants,
      rdvInsertion: config.rdvInsertion,
      logger,
      metrics,
      now: Date.now,
      isDraining,
    })
    // Whoever asks first should not wait for the agenda to be read.
    void hub.request('/readyz')
    return hub.fetch
  })
  const publicUrl = publicUrlOn(server.port)
  if (demo) {
    const antsEndpoints = config.features.has('ants')
      ? ANTS_ENDPOINTS.map((endpoint) => `${ANTS_PREFIX}/${endpoint}`)
      : []
    const localUrl = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${server.port}`
    process.stdout.write(
      banner({ publicUrl, localUrl, antsEndpoints, antsHeader: headerName, demoAntsToken, demoApiKey }),
    )
  }
  logger.info?.('ready', { address: publicUrl, port: server.port, mode: config.mode, database: database.engine })
  return server
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      process.once('SIGTERM', () => process.exit(1))
      process.once('SIGINT', () => process.exit(1))
      resolve(signal)
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
}
