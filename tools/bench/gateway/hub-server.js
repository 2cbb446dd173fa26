// JavaScript, since it is the hub that checks the types of its sources, which need options of their own.
// A hub with the Linky gateway, from its sources, bundled by `hub.ts`, with one account, its point and its API key. Its quotas are out of
// reach. What is below `/bench` is not of the hub: there the same process measures itself.
import { createHub } from '../../../apps/hub/src/app.ts'
import { createAccount } from '../../../apps/hub/src/features/enedis/accounts/accounts.ts'
import { renewCredentials } from '../../../apps/hub/src/features/enedis/accounts/credentials.ts'
import { createPasswords } from '../../../apps/hub/src/features/enedis/accounts/passwords.ts'
import { readEnedisConfig } from '../../../apps/hub/src/features/enedis/config.ts'
import { createPoints } from '../../../apps/hub/src/features/enedis/points/points.ts'
import { createEnedisRoutes } from '../../../apps/hub/src/features/enedis/routes.ts'
import { createEnedisUpstream } from '../../../apps/hub/src/features/enedis/upstream.ts'
import { openDatabase } from '../../../apps/hub/src/platform/database/database.ts'
import { rateLimits } from '../../../apps/hub/src/platform/database/tables.ts'
import { openKeyring } from '../../../apps/hub/src/platform/encryption/keyring.ts'
import { createClientAddress } from '../../../apps/hub/src/platform/http/client-address.ts'
import { listen } from '../../../apps/hub/src/platform/http/http-server.ts'
import { createApiKeys } from '../../../apps/hub/src/platform/partners/api-keys.ts'
import { createLogger } from '../../../apps/hub/src/platform/process/logging.ts'
import { createMetrics } from '../../../apps/hub/src/platform/process/metrics.ts'
import { openAlone } from './alone.js'

const POINT = '22516914714270'
const EMAIL = 'zoe@exemple.fr'
const PASSWORD = 'Élan de 9 cigognes'
const MANY = 1_000_000_000

const { HUB_DATA_DIR: dataDirectory = '', DATABASE_URL: databaseUrl } = process.env
const storage = { dataDirectory, databaseUrl }
const database = await openDatabase(storage)
await database.migrate()
const logger = createLogger({ level: 'info', format: 'json' }, 1)
const keyring = await openKeyring(database, { storage, encryptionKeys: [Buffer.alloc(32, 7)] })
const now = Date.now
const config = readEnedisConfig({}, false)
const passwords = createPasswords()
const points = createPoints({ database, keyring, now })

const passwordHash = await passwords.hash(PASSWORD)
const key = await database.transaction(async (transaction) => {
  const account = await createAccount(transaction, keyring, { email: EMAIL, passwordHash, now: now() })
  const consent = { generation: 'v2', isProven: true, expiresAt: now() + 86_400_000 }
  await points.attach(transaction, { accountId: account.id, point: POINT, ...consent })
  return (await renewCredentials(transaction, keyring.lookup, { accountId: account.id, now: now() })).clientSecret
})

let hub
const server = await listen('127.0.0.1', 0, (port) => {
  const publicUrl = `http://127.0.0.1:${port}`
  const upstream = createEnedisUpstream(config, { database, cipher: keyring.cipher, logger, now }).at(publicUrl)
  const gateway = createEnedisRoutes({
    config,
    database,
    keyring,
    logger,
    now,
    publicUrl,
    upstream,
    passwords,
    clientAddress: createClientAddress([]),
    enqueue: async () => {},
    sendsMail: false,
    quotaLimits: { upstream: MANY, cached: MANY },
  })
  hub = createHub({
    features: [gateway],
    publicUrl,
    database,
    keyring,
    apiKeys: createApiKeys({ database, configured: [] }),
    logger,
    metrics: createMetrics({ token: 'token-of-the-benchmark', elapsed: () => performance.now() }),
    isDraining: () => false,
  })
  return (request, env) =>
    new URL(request.url).pathname.startsWith('/bench') ? bench(request) : hub.fetch(request, env)
})

const headers = { authorization: `Bearer ${key}` }
const readWeek = async (path) => {
  const response = await hub.request(path, { headers })
  if (response.headers.get('x-cache-status') !== 'HIT')
    throw new Error(`answered ${response.status}, not from the cache`)
  // As the server of `@hono/node-server` takes it: to read it, `text()` would first make a `Response` of Node.js, which no answer of the
  // hub over HTTP does.
  cacheOfResponse ??= Object.getOwnPropertySymbols(response).find(({ description }) => description === 'cache')
  const [, body] = response[cacheOfResponse]
  if (Buffer.byteLength(body) === 0) throw new Error('answered nothing')
}
let cacheOfResponse
// What a browser sends; the limits of tries are emptied as often as they fill.
const signIn = async () => {
  const body = new URLSearchParams({ email: EMAIL, 'mot-de-passe': PASSWORD })
  const response = await hub.request('/linky/connexion', {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
  })
  if (response.status !== 303) throw new Error(`the sign-in answered ${response.status}`)
}
const hashAlone = async () => {
  if (!(await passwords.isRight(PASSWORD, passwordHash))) throw new Error('the password is not recognised')
}

/** `/bench/<work>?count=…&path=…`: the CPU time of so many in this process, in microseconds each. */
async function bench(request) {
  const { pathname, searchParams } = new URL(request.url)
  const path = searchParams.get('path')
  const works = { week: () => readWeek(path), alone: () => alone(path), 'sign-in': signIn, hash: hashAlone }
  const count = Number(searchParams.get('count'))
  if (pathname === '/bench/key') return Response.json({ key, point: POINT })
  const work = works[pathname.slice('/bench/'.length)]
  if (pathname === '/bench/sign-in') await database.run((connection) => connection.delete(rateLimits))
  const before = process.cpuUsage()
  for (let done = 0; done < count; done++) await work()
  const { user, system } = process.cpuUsage(before)
  return Response.json({ cost: (user + system) / count })
}

const alone = openAlone({ database, logger, now, points, key, point: POINT })
process.stdout.write(`listening on ${server.port}\n`)
