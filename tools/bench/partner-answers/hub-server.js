// JavaScript, since it is the hub that checks the types of its sources, which need options of their own.
// The hub's application with its features directory and links, from its sources, bundled by `hub.ts`. A clock that runs fast stands in
// for as many API keys: one may ask 600 times a minute.
import { createHub } from '../../../apps/hub/src/app.ts'
import { features } from '../../../apps/hub/src/features/index.ts'
import { readVariables } from '../../../apps/hub/src/platform/configuration/environment.ts'
import { openDatabase } from '../../../apps/hub/src/platform/database/database.ts'
import { openKeyring } from '../../../apps/hub/src/platform/encryption/keyring.ts'
import { createClientAddress } from '../../../apps/hub/src/platform/http/client-address.ts'
import { listen } from '../../../apps/hub/src/platform/http/http-server.ts'
import { createJobs } from '../../../apps/hub/src/platform/jobs/jobs.ts'
import { createApiKeys } from '../../../apps/hub/src/platform/partners/api-keys.ts'
import { createLogger } from '../../../apps/hub/src/platform/process/logging.ts'
import { createMetrics } from '../../../apps/hub/src/platform/process/metrics.ts'

const NAMES = ['directory', 'links']
/** Milliseconds of the clock for each look at it. */
const STEP = 1_000

const { BENCH_KEY: key = '', HUB_DATA_DIR: dataDirectory = '', BENCH_LIVE: live, ...environment } = process.env
const database = await openDatabase({ dataDirectory })
await database.migrate()
const logger = createLogger({ level: 'info', format: 'json' }, 1)
const keyring = await openKeyring(database, { storage: { dataDirectory }, encryptionKeys: [Buffer.alloc(32, 7)] })
const metrics = createMetrics({ token: 'token-of-the-benchmark' })
const services = {
  database,
  keyring,
  logger,
  metrics,
  jobs: createJobs(database, logger),
  mailer: undefined,
  now: Date.now,
  demoSecret: () => undefined,
}
const server = await listen('127.0.0.1', 0, (port) => {
  const publicUrl = `http://127.0.0.1:${port}`
  const site = { publicUrl, clientAddress: createClientAddress([]), isSandbox: false }
  const opened = features
    .filter(({ name }) => NAMES.includes(name))
    .map((feature) =>
      feature.open(feature.readConfig(readVariables(feature.variables, environment), feature.name === live), services),
    )
  let clock = 0
  const { fetch } = createHub({
    features: opened.map((feature) => feature.routes(site)),
    publicUrl,
    database,
    keyring,
    apiKeys: createApiKeys({ database, configured: [{ name: 'bench', key, features: NAMES }] }),
    logger,
    metrics,
    elapsed: () => (clock += STEP),
    isDraining: () => false,
  })
  return fetch
})
process.stdout.write(`listening on ${server.port}\n`)
