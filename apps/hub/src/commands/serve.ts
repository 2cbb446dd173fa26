import { createHub, type HubDependencies } from '../app.js'
import { type Environment, type HubConfig, loadConfig } from '../config.js'
import { FEATURE_NAMES } from '../config/formats.js'
import { missingLegalInformation } from '../config/legal-warnings.js'
import { features } from '../features/index.js'
import { openDatabase } from '../platform/database/database.js'
import { measureConnections, reportReadOnly } from '../platform/database/database-report.js'
import { claimMode } from '../platform/database/settings.js'
import { openKeyring } from '../platform/encryption/keyring.js'
import type { Feature, Foundations, OpenFeature } from '../platform/feature.js'
import { createClientAddress, warnOfUnlistedProxies } from '../platform/http/client-address.js'
import { type HttpServer, listen } from '../platform/http/http-server.js'
import { createJobs } from '../platform/jobs/jobs.js'
import { openMailing } from '../platform/mail/mailing.js'
import { type SendingOutcome, sendOnce } from '../platform/mail/send-once.js'
import { createApiKeys } from '../platform/partners/api-keys.js'
import { releaseAllClaims } from '../platform/partners/idempotency.js'
import { DEMO_API_KEY, type DemoSecrets, readDemoSecrets } from '../platform/process/demo-secrets.js'
import { createLogger, type Logger } from '../platform/process/logging.js'
import { createMetrics, type Metrics } from '../platform/process/metrics.js'
import { traceRequests } from '../platform/telemetry/trace-requests.js'
import { banner } from './banner.js'
import { registerPurge } from './purge.js'
import { readTerminalLanguage } from './terminal-language.js'

/** Milliseconds from the signal to the end, at most: orchestrators kill after ten seconds. */
const MAX_STOP = 9_400

/** Serves until SIGTERM or SIGINT; a second signal does not wait for requests in progress. */
export async function serve(environment: Environment, version: string): Promise<void> {
  const config = loadConfig(environment)
  const logger = createLogger(config.log, 1)
  const tracing =
    config.tracing &&
    (await import('../platform/telemetry/tracing.js')).startTracing(config.tracing.serviceName, version)
  for (const warning of missingLegalInformation(config)) logger.warn(warning)
  const database = await openDatabase(config.storage)
  try {
    await database.migrate()
    await claimMode(database, config.mode)
    // This process holds the data directory exclusively: a former process that was executing a request has ended.
    if (database.engine === 'embedded') await releaseAllClaims(database)
    const isTrial = config.mode === 'sandbox' && database.engine === 'embedded'
    for (const feature of selectEnabled(config)) {
      await feature.prepare?.(config.featureConfigs[feature.name], { database, isTrial, now: Date.now() })
    }
    const keyring = await openKeyring(database, config)
    await serveUntilStopped(config, { database, keyring, logger, now: Date.now })
  } finally {
    await tracing?.stop()
    await database.close()
  }
  // Nothing is left to do. Connections that a mail server or a network still holds open are not waited for.
  process.exit()
}

function selectEnabled(config: HubConfig): readonly Feature[] {
  return features.filter(({ name }) => config.features.has(name))
}

async function serveUntilStopped(config: HubConfig, foundations: Foundations): Promise<void> {
  const { database, logger } = foundations
  const stopping = new AbortController()
  const demo = config.demoSecrets
    ? readDemoSecrets(config.storage.dataDirectory, [
        DEMO_API_KEY,
        ...features.flatMap(({ demoSecrets = [] }) => demoSecrets),
      ])
    : undefined
  const jobs = createJobs(database, logger)
  const metrics = createMetrics({
    token: config.metricsToken,
    requireToken: config.mode === 'live',
    includeProcessMetrics: true,
  })
  measureConnections(metrics, database)
  const stopReporting = reportReadOnly(database, logger)
  warnOfEmbeddedLive(config, foundations)
  const mailing = openMailing(config, logger)
  const mailer = mailing.mailer && sendOnce(mailing.mailer, { database, onOutcome: countMails(metrics) })
  const services = { ...foundations, jobs, metrics, mailer, demoSecret: (name: string) => demo?.[name] }
  // Due work of features that this process does not have is left to other processes.
  const open = selectEnabled(config).map((feature) => feature.open(config.featureConfigs[feature.name], services))
  registerPurge(jobs, { database, retentionDays: config.retentionDays, logger })
  try {
    await Promise.all(open.map(async (feature) => feature.start?.()))
    await jobs.start()
    const server = await start(config, {
      ...foundations,
      open,
      metrics,
      sandbox: mailing.mailbox && { mailbox: mailing.mailbox },
      demo,
      isDraining: () => stopping.signal.aborted,
    })
    const signal = await stopSignal()
    logger.info?.('stopping', { signal })
    endAfter(MAX_STOP, logger)
    stopping.abort()
    // Features start no new work while running requests end; the queue stays open for these requests until the last one.
    await Promise.all([server.stop(), stopAll(open)])
  } finally {
    // Also when the server could not start: a running worker would keep the process alive.
    await stopAll(open)
    await jobs.stop()
    stopReporting()
  }
  logger.info?.('stopped')
}

async function stopAll(open: readonly OpenFeature[]): Promise<void> {
  await Promise.all(open.map(async (feature) => feature.stop?.()))
}

function countMails(metrics: Metrics): (outcome: SendingOutcome) => void {
  return metrics.counter('hub_mails_total', 'Mails handed to the mail server, by how that went.', 'outcome')
}

function warnOfEmbeddedLive({ mode }: HubConfig, { database, logger }: Foundations): void {
  if (mode !== 'live' || database.engine !== 'embedded') return
  logger.warn?.(
    'the database is embedded: one process, one disk, no copy of it; each change is on the disk when it is acknowledged',
  )
}

/** Ends the process even when something does not answer: unfinished work is in the database, and another process continues it. */
function endAfter(milliseconds: number, logger: Logger): void {
  setTimeout(() => {
    logger.warn?.('stopped before everything answered')
    process.exit()
  }, milliseconds).unref()
}

interface Running extends Foundations {
  open: readonly OpenFeature[]
  metrics: Metrics
  sandbox: HubDependencies['sandbox']
  demo: DemoSecrets | undefined
  isDraining: () => boolean
}

async function start(config: HubConfig, running: Running): Promise<HttpServer> {
  const { database, keyring, open, metrics, sandbox, logger, demo, isDraining } = running
  // No demo secret beside configured ones.
  const demoApiKey = config.apiKeys.length === 0 ? demo?.[DEMO_API_KEY] : undefined
  const demoKey = demoApiKey === undefined ? undefined : { key: demoApiKey, features: FEATURE_NAMES }
  const apiKeys = createApiKeys({ database, configured: config.apiKeys, demo: demoKey })
  const { legal, trustedProxies } = config
  const clientAddress = createClientAddress(trustedProxies)

  const publicUrlOn = (port: number) => config.publicUrl ?? `http://localhost:${port}`
  const server = await listen(config.host, config.port, (port) => {
    const publicUrl = publicUrlOn(port)
    const site = { publicUrl, clientAddress, legal, isSandbox: sandbox !== undefined }
    const hub = createHub({
      features: open.map((feature) => feature.routes(site)),
      publicUrl,
      database,
      keyring,
      apiKeys,
      traceRequests: config.tracing && traceRequests(),
      watchProxies: warnOfUnlistedProxies(trustedProxies, logger),
      sandbox,
      logger,
      metrics,
      isDraining,
    })
    // So that the first request need not wait for data to be read into memory.
    void hub.request('/readyz')
    return hub.fetch
  })
  const publicUrl = publicUrlOn(server.port)
  if (demo) {
    const localUrl = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${server.port}`
    const language = readTerminalLanguage(process.env)
    const entries = open.flatMap((feature) => feature.banner?.({ language, publicUrl, demoApiKey }) ?? [])
    process.stdout.write(banner({ language, publicUrl, localUrl, entries }))
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
