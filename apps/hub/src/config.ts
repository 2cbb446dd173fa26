// The environment, read once: every wrong variable is reported, one line each, and nothing is guessed from a wrong one.
import { features as declared } from './features/index.js'
import {
  ConfigurationError,
  type Environment,
  formatProblem,
  readValidVariables,
  readVariables,
  type VariableValues,
} from './platform/configuration/environment.js'
import type { StorageConfig } from './platform/database/database.js'
import type { KeyringConfig } from './platform/encryption/keyring.js'
import type { Network } from './platform/http/client-address.js'
import type { MailConfig } from './platform/mail/mailing.js'
import type { LegalInformation } from './platform/pages/legal.js'
import type { ConfiguredApiKey } from './platform/partners/api-keys.js'
import type { LogConfig } from './platform/process/logging.js'
import { type Modes, resolveModes } from './config/modes.js'
import {
  DEFAULTS,
  type HubVariables,
  hubVariables,
  personalDataVariables,
  storageVariables,
} from './config/variables.js'

export { ConfigurationError, type Environment } from './platform/configuration/environment.js'

/** How long personal data is kept. */
export interface PersonalDataConfig extends KeyringConfig {
  /** Days after an appointment until its personal data is erased. */
  retentionDays: number
}

export interface HubConfig extends Modes, PersonalDataConfig {
  host: string
  /** 0 lets the system choose. */
  port: number
  /** Base of every link handed out, without a final slash; absent, `http://localhost:<port listened on>`. */
  publicUrl?: string | undefined
  log: LogConfig
  apiKeys: readonly ConfiguredApiKey[]
  /** Proxies whose `X-Forwarded-For` is trusted. */
  trustedProxies: readonly Network[]
  mail: MailConfig
  /** Bearer token of `/metrics`; absent, they are available from this machine only. */
  metricsToken: string | undefined
  /** Under which name traces are sent; undefined when they are not. */
  tracing: { serviceName: string } | undefined
  /** Legal information about the operator, on the pages for citizens. */
  legal: LegalInformation
  /** Configuration of each feature, by its name. */
  featureConfigs: Readonly<Record<string, unknown>>
}

/** @throws {ConfigurationError} naming every variable that is wrong or missing. */
export function loadConfig(environment: Environment): HubConfig {
  const { values: variables, problems: wrong } = readValidVariables(hubVariables, environment)
  const read = declared.map((feature) => {
    const { values, problems } = readValidVariables(feature.variables, environment)
    return { feature, values, problems }
  })
  const featureValues = Object.fromEntries(read.map(({ feature, values }) => [feature.name, values]))
  const { modes, problems: between } = resolveModes(variables, featureValues)
  const lines = new Map<string, string>()
  for (const problem of [...wrong, ...read.flatMap((each) => each.problems), ...between]) {
    if (!lines.has(problem.variable)) lines.set(problem.variable, formatProblem(problem))
  }
  if (lines.size > 0) throw new ConfigurationError([...lines.values()])

  return {
    ...modes,
    host: variables.HOST ?? DEFAULTS.HOST,
    port: variables.PORT ?? Number(DEFAULTS.PORT),
    publicUrl: variables.HUB_PUBLIC_URL,
    ...toPersonalDataConfig(variables),
    log: toLogConfig(variables),
    apiKeys: variables.HUB_API_KEYS ?? [],
    trustedProxies: variables.HUB_TRUSTED_PROXIES ?? [],
    mail: { smtpUrl: variables.SMTP_URL, from: variables.MAIL_FROM },
    metricsToken: variables.HUB_METRICS_TOKEN,
    tracing:
      variables.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { serviceName: variables.OTEL_SERVICE_NAME ?? DEFAULTS.OTEL_SERVICE_NAME },
    legal: toLegalInformation(variables),
    featureConfigs: Object.fromEntries(
      read.map(({ feature, values }) => [
        feature.name,
        feature.readConfig(values, modes.liveFeatures.has(feature.name)),
      ]),
    ),
  }
}

/** Configuration of the maintenance commands, which run without the secrets of the server. */
export function loadStorageConfig(environment: Environment): StorageConfig {
  return toStorageConfig(readVariables(storageVariables, environment))
}

/** Configuration of the commands that read or erase personal data. */
export function loadPersonalDataConfig(environment: Environment): PersonalDataConfig {
  return toPersonalDataConfig(readVariables(personalDataVariables, environment))
}

function toPersonalDataConfig(variables: VariableValues<typeof personalDataVariables>): PersonalDataConfig {
  return {
    storage: toStorageConfig(variables),
    encryptionKeys: variables.HUB_ENCRYPTION_KEY ?? [],
    retentionDays: variables.HUB_RETENTION_DAYS ?? Number(DEFAULTS.HUB_RETENTION_DAYS),
  }
}

function toLegalInformation(variables: HubVariables): LegalInformation {
  return {
    retentionDays: toPersonalDataConfig(variables).retentionDays,
    legalNotice: variables.HUB_LEGAL_NOTICE,
    accessibilityStatement: variables.HUB_ACCESSIBILITY_STATEMENT,
    accessibilityConformity: variables.HUB_ACCESSIBILITY_CONFORMITY,
    dataController: variables.HUB_DATA_CONTROLLER,
    dataContact: variables.HUB_DATA_CONTACT,
    dataProtectionOfficer: variables.HUB_DATA_PROTECTION_OFFICER,
  }
}

function toStorageConfig(variables: VariableValues<typeof storageVariables>): StorageConfig {
  return { databaseUrl: variables.DATABASE_URL, dataDirectory: variables.HUB_DATA_DIR ?? DEFAULTS.HUB_DATA_DIR }
}

function toLogConfig(variables: HubVariables): LogConfig {
  return {
    level: variables.LOG_LEVEL ?? DEFAULTS.LOG_LEVEL,
    format: variables.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json'),
  }
}
