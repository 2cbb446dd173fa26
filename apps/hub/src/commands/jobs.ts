import { purge } from '../ants/appointments/purge.js'
import { rotateEncryption } from '../ants/appointments/rotate-encryption.js'
import { claimUpstream } from '../ants/declarations/claim-upstream.js'
import { createDeclarations } from '../ants/declarations/declarations.js'
import type { SweepCounts } from '../ants/declarations/sweep.js'
import { type Environment, loadConfig, loadPersonalDataConfig, type PersonalDataConfig } from '../config.js'
import type { Database } from '../platform/database.js'
import { createLogger } from '../platform/logging.js'
import { OperatorError } from '../platform/operator-error.js'
import { claimMode } from '../platform/settings.js'
import { createUpstreams } from '../platform/upstreams.js'
import { openVault, type Vault } from '../platform/vault.js'
import { eraseOld } from '../rdv-insertion/retention.js'
import { rotateEncryption as rotateRdvInsertion } from '../rdv-insertion/rotate-encryption.js'
import { withDatabase } from './with-database.js'

interface JobContext {
  environment: Environment
  database: Database
  config: PersonalDataConfig
  /** Needs the encryption keys; most jobs do not. */
  vault: () => Promise<Vault>
}

/** One pass of a job; the counts are printed. */
type Job = (context: JobContext) => Promise<Readonly<Record<string, number>>>

/** What `jobs run` runs. A hub that serves does the first by itself, every night. */
const JOBS: Readonly<Record<string, Job>> = {
  async purge({ database, config: { retentionDays } }) {
    const options = { retentionDays, now: Date.now() }
    return { ...(await purge(database, options)), ...(await eraseOld(database, options)) }
  },
  'synchronize-declarations': synchronizeDeclarations,
  async 'rotate-encryption'({ database, vault }) {
    const { cipher } = await vault()
    return { ...(await rotateEncryption(database, cipher)), ...(await rotateRdvInsertion(database, cipher)) }
  },
}

export const JOB_NAMES = Object.keys(JOBS).join(', ')

/** @throws {OperatorError} when there is no job of that name. */
export async function runJob(environment: Environment, name: string): Promise<void> {
  const job = Object.hasOwn(JOBS, name) ? JOBS[name] : undefined
  if (job === undefined) throw new OperatorError(`There is no job ${name}: choose among ${JOB_NAMES}.`)
  const config = loadPersonalDataConfig(environment)
  const counts = await withDatabase(environment, 'stop that hub first, then run the job again', (database) =>
    job({ environment, database, config, vault: () => openVault(database, config) }),
  )
  for (const [what, count] of Object.entries(counts)) process.stdout.write(`${what}: ${count}\n`)
}

/** What a hub that serves does all the time. Here once, for everything that is due now. */
async function synchronizeDeclarations({ environment, database, vault }: JobContext): Promise<SweepCounts> {
  const config = loadConfig(environment)
  if (!config.features.has('ants')) throw new OperatorError('There is no ANTS to tell: HUB_FEATURES leaves ants out.')
  // What a simulator was told must never pass for what ANTS was told.
  await claimMode(database, config.mode)
  await claimUpstream(database, config.ants.coordination !== undefined)
  const logger = createLogger(config.log, 2)
  const { cipher } = await vault()
  const { ants } = createUpstreams(config, { database, cipher, logger })
  return createDeclarations({ database, cipher, ants, logger, now: Date.now }).sweep()
}
