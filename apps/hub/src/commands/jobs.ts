import { type Environment, loadConfig, loadPersonalDataConfig, type PersonalDataConfig } from '../config.js'
import { features } from '../features/index.js'
import type { Database } from '../platform/database/database.js'
import { claimMode } from '../platform/database/settings.js'
import { openKeyring } from '../platform/encryption/keyring.js'
import type { Counts, Feature } from '../platform/feature.js'
import { createLogger } from '../platform/process/logging.js'
import { OperatorError } from '../platform/process/operator-error.js'
import { purge } from './purge.js'
import { rotateAll } from './rotate-encryption.js'
import { withDatabase } from './with-database.js'

interface JobContext {
  environment: Environment
  database: Database
  config: PersonalDataConfig
}

/** Runs a job once; its counts are printed. */
type Job = (context: JobContext) => Promise<Counts>

/** The jobs of `jobs run`. A hub that serves does all but the rotation by itself. */
const JOBS: ReadonlyMap<string, Job> = new Map<string, Job>([
  ['purge', ({ database, config: { retentionDays } }) => purge(database, { retentionDays, now: Date.now() })],
  [
    'rotate-encryption',
    async ({ database, config }) => rotateAll(database, (await openKeyring(database, config)).cipher),
  ],
  ...features.flatMap((feature) =>
    Object.keys(feature.jobs ?? {}).map((name): [string, Job] => [
      name,
      (context) => runOfFeature(feature, name, context),
    ]),
  ),
])

export const JOB_NAMES = [...JOBS.keys()].join(', ')

/** @throws {OperatorError} when there is no job of that name. */
export async function runJob(environment: Environment, name: string): Promise<void> {
  const job = JOBS.get(name)
  if (job === undefined) throw new OperatorError(`There is no job ${name}: choose among ${JOB_NAMES}.`)
  const config = loadPersonalDataConfig(environment)
  const counts = await withDatabase(environment, 'stop that hub first, then run the job again', (database) =>
    job({ environment, database, config }),
  )
  for (const [what, count] of Object.entries(counts)) process.stdout.write(`${what}: ${count}\n`)
}

/** A job of a feature needs what a hub that serves needs: the feature, its configuration and its upstream. */
async function runOfFeature(feature: Feature, job: string, { environment, database }: JobContext): Promise<Counts> {
  const config = loadConfig(environment)
  const { name, jobs = {} } = feature
  if (!config.features.has(name))
    throw new OperatorError(`The job ${job} is of the feature ${name}, which HUB_FEATURES leaves out.`)
  await claimMode(database, config.mode)
  const featureConfig = config.featureConfigs[name]
  await feature.prepare?.(featureConfig, { database, isTrial: false, now: Date.now() })
  const logger = createLogger(config.log, 2)
  const keyring = await openKeyring(database, config)
  return (await jobs[job]?.run(featureConfig, { database, keyring, logger, now: Date.now })) ?? {}
}
