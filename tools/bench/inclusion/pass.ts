// What a pass of notify-approvals costs with 100 000 PASS of which 140 are due, beside its own statements sent again by the driver alone.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { Client } from 'pg'
import { WORKSPACE } from '../../workspace.ts'
import { measureHeap } from '../heap.ts'
import { median } from '../slots/costs.ts'
import { type Keep, phase } from '../slots/phase.ts'
import { createStorage, hasPostgres } from '../slots/storage.ts'

const [APPROVALS, DUE] = [100_000, 140]
const ROUNDS = 9
/** Seconds, on a machine that is busy with other things. */
const LIMIT = 900
const NOW = Date.parse('2027-09-06T06:00:00Z')

type Counts = Readonly<Record<string, number>>

/** What `hub-pass.js` exports, as far as it is used here. */
interface HubPass {
  openDatabase: (options: object) => Promise<{ migrate(): Promise<void>; close(): Promise<void> }>
  openKeyring: (database: unknown, options: object) => Promise<unknown>
  putJobSeeker: (options: object, id: string, person: object) => Promise<{ jobSeeker: unknown }>
  keepFound: (options: object, jobSeeker: unknown, idNational: string) => Promise<boolean>
  notifyApprovals: (options: object, stop: AbortSignal) => Promise<Counts>
}

export async function benchPass(): Promise<void> {
  if (!hasPostgres) {
    console.log(`A pass over ${APPROVALS} PASS: set TEST_DATABASE_URL to a PostgreSQL to measure it\n`)
    return
  }
  await phase('a pass of notify-approvals', LIMIT, measurePass)
}

async function measurePass(keep: Keep): Promise<void> {
  const { openDatabase, openKeyring, putJobSeeker, keepFound, notifyApprovals } = await bundle()
  const { directory, env } = await createStorage(keep)
  const database = await openDatabase({ dataDirectory: directory, databaseUrl: env['DATABASE_URL'] })
  keep(() => database.close())
  await database.migrate()
  const keyring = await openKeyring(database, {
    storage: { dataDirectory: directory },
    encryptionKeys: [Buffer.alloc(32, 7)],
  })
  const client = new Client({ connectionString: env['DATABASE_URL'] })
  await client.connect()
  keep(() => client.end())

  const person = { first_name: 'Camille', birth_name: 'Durand', nir: '185057505601797', birth_date: '1985-05-12' }
  const { jobSeeker } = await putJobSeeker({ database, keyring }, 'p-1', person)
  await keepFound({ database, keyring, now: NOW }, jobSeeker, 'simulated')
  await client.query(CREATE)
  await client.query('vacuum analyze approvals')

  const franceTravail = { updatePassIae: async () => ({ outcome: 'accepted' }) }
  const options = { database, keyring, franceTravail, logger: {}, now: () => NOW, wait: async () => {} }
  const pass = async (more: object = {}) => {
    const { accepted } = await notifyApprovals({ ...options, ...more }, new AbortController().signal)
    if (accepted !== DUE) throw new Error(`${accepted} of ${DUE} were told`)
  }
  const reset = () => client.query(RESET)

  const statements = await record(pass)
  const times = { pass: [] as Cost[], bare: [] as Cost[] }
  for (let round = -2; round < ROUNDS; round++) {
    await reset()
    const own = await measure(pass)
    await reset()
    const bare = await measure(async () => {
      for (const { config, values } of statements) await client.query(config as never, values as never)
    })
    if (round < 0) continue
    times.pass.push(own)
    times.bare.push(bare)
  }
  await reset()
  const memory = await measureMemory(pass)
  print(times, { statements: statements.length, memory })
}

const CREATE = `insert into approvals (number, job_seeker_id, start_at, granted_end_at, end_at, suspensions, has_accepted_application,
    origin_siae_siret, origin_siae_kind, origin_sender_kind, status, notified_at)
  select lpad(i::text, 12, '0'), 'p-1', date '2026-01-01' + (i % 300), '2028-01-04', '2028-01-04', '[]', true,
    '13002526500013', 'ACI', 'job_seeker', case when i <= ${DUE} then 'notification_ready' else 'notification_success' end, null
  from generate_series(1, ${APPROVALS}) as i`
const RESET = `update approvals set status = 'notification_ready', notified_at = null, is_unanswered = false, lease_owner = null, lease_until = null
  where number <= lpad('${DUE}', 12, '0')`

interface Statement {
  config: unknown
  values: unknown
}

interface Cost {
  /** Milliseconds by the clock, the server included. */
  elapsed: number
  /** Milliseconds of CPU time of this process. */
  cpu: number
}

/** The statements that some work sends, as it sends them. */
async function record(work: () => Promise<void>): Promise<Statement[]> {
  const statements: Statement[] = []
  // oxlint-disable-next-line typescript/unbound-method -- called with its client below
  const { query } = Client.prototype
  Client.prototype.query = function recorded(this: Client, config: unknown, values: unknown, ...others: unknown[]) {
    // What a connection of the pool sends once only, when it is new, is none of the pass.
    if (!isSetUp(config)) statements.push({ config: copy(config), values })
    return (query as (...all: unknown[]) => unknown).call(this, config, values, ...others)
  } as typeof query
  try {
    await work()
  } finally {
    Client.prototype.query = query
  }
  return statements
}

/** Without what the driver adds to it when it is sent. */
function copy(config: unknown): unknown {
  return typeof config === 'object' && config !== null ? { ...config } : config
}

function isSetUp(config: unknown): boolean {
  const text = typeof config === 'string' ? config : (config as { text?: string }).text
  return /^\s*(?:set|show)\s/i.test(text ?? '')
}

async function measure(work: () => Promise<unknown>): Promise<Cost> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { elapsed: performance.now() - start, cpu: (user + system) / 1_000 }
}

/** The most megabytes in use above the process at rest, looked at between every ten PASS. */
async function measureMemory(pass: (more: object) => Promise<void>): Promise<number> {
  setFlagsFromString('--expose-gc')
  globalThis.gc ??= runInNewContext('gc') as typeof globalThis.gc
  const rest = measureHeap()
  let [most, told] = [rest, 0]
  await pass({
    wait: async () => {
      told += 1
      if (told % 10 === 0) most = Math.max(most, measureHeap())
    },
  })
  return most - rest
}

async function bundle(): Promise<HubPass> {
  // Beside the dependencies of the hub, which are not bundled.
  const folder = join(WORKSPACE, 'apps/hub/node_modules/.bench')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, 'hub-pass.mjs')
  await build({
    entryPoints: [fileURLToPath(import.meta.resolve('./hub-pass.js'))],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  })
  return (await import(pathToFileURL(outfile).href)) as HubPass
}

function print(
  { pass, bare }: Readonly<Record<'pass' | 'bare', Cost[]>>,
  { statements, memory }: { statements: number; memory: number },
): void {
  const of = (costs: readonly Cost[], kind: keyof Cost) => median(costs.map((cost) => cost[kind]))
  const ratio = (kind: keyof Cost) => (of(pass, kind) / of(bare, kind)).toFixed(2)
  console.log(`A pass over ${APPROVALS} PASS, ${DUE} of them due, and its ${statements} statements by the driver alone`)
  console.log(
    `  ${ratio('elapsed')} of its bare SQL (goal 2), ${of(pass, 'elapsed').toFixed(0)} ms; median of ${ROUNDS} rounds`,
  )
  console.log(`  ${ratio('cpu')} in CPU time of the process, without that of the server`)
  console.log(`  ${memory.toFixed(1)} MB above the process at rest at most (goal 10)\n`)
}
