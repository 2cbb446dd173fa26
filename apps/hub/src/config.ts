// The environment, read once: every wrong variable is reported, one line each, and nothing is guessed from a wrong one.
import type { z } from 'zod'
import { type Modes, resolveModes } from './config/modes.js'
import {
  type ConfiguredApiKey,
  personalDataVariables,
  type ServerVariables,
  serverVariables,
  storageVariables,
} from './config/variables.js'
import type { Network } from './platform/client-address.js'
import type { MailAddress } from './platform/mail.js'
import { OperatorError } from './platform/operator-error.js'

export type Environment = Readonly<Record<string, string | undefined>>

export interface StorageConfig {
  /** A PostgreSQL connection URL; absent, the database is embedded in `dataDirectory`. */
  databaseUrl?: string | undefined
  dataDirectory: string
}

export interface LogConfig {
  level: string
  format: 'json' | 'pretty'
}

interface AntsConfig {
  /** Tokens that ANTS may present; empty when the demo token of the data directory stands in. */
  tokens: readonly string[]
  headerName: string
  /** The coordination API, present when the feature is live. */
  coordination: { apiUrl: string; token: string } | undefined
}

export interface RdvInsertionConfig {
  /** Accepted on `/webhooks/…`, by sender; with none, every delivery of that sender is refused. */
  webhookSecrets: { 'rdv-insertion': readonly string[]; 'rdv-solidarites': readonly string[] }
  /** Takes bodies in ISO-8859-1 too, which rdv-insertion sent in 2024. */
  latin1Bodies: boolean
  /** The real services, present when the feature is live: an agent signs in on RDV-Solidarités and calls rdv-insertion. */
  live: { apiUrl: string; signInUrl: string; email: string; password: string } | undefined
}

interface MailConfig {
  /** Of the server that sends; absent, no mail is sent. */
  smtpUrl: string | undefined
  /** There when `smtpUrl` is. */
  from: MailAddress | undefined
}

/** What is kept about people, and for how long. */
export interface PersonalDataConfig {
  storage: StorageConfig
  /** 32 bytes each: the first encrypts, all decrypt. Empty where a key of the data directory stands in. */
  encryptionKeys: readonly Buffer[]
  /** Days after an appointment when what is personal in it is erased. */
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
  /** Whose word on where a request comes from is believed. */
  trustedProxies: readonly Network[]
  mail: MailConfig
  /** What a reader of `/metrics` presents; absent, they are shown on this machine only. */
  metricsToken: string | undefined
  ants: AntsConfig
  rdvInsertion: RdvInsertionConfig
}

/** Thrown with one line per wrong variable, ready to be shown to the operator. */
export class ConfigurationError extends OperatorError {
  override readonly name = 'ConfigurationError'
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

const DEFAULT_RETENTION_DAYS = 90
const DEFAULT_HEADER = 'X-HUB-RDV-AUTH-TOKEN'

/** @throws {ConfigurationError} naming every variable that is wrong or missing. */
export function loadConfig(environment: Environment): HubConfig {
  const result = serverVariables.safeParse(environment)
  // A wrong variable reads as absent below, so that one run reports the mistakes between variables too.
  const variables = result.success ? result.data : withoutWrong(environment, result.error)
  const { modes, problems } = resolveModes(variables)
  const lines = new Map(result.success ? [] : linesOf(result.error))
  for (const { variable, message } of problems) if (!lines.has(variable)) lines.set(variable, `${variable} ${message}`)
  if (lines.size > 0) throw new ConfigurationError([...lines.values()])

  return {
    ...modes,
    host: variables.HOST ?? '127.0.0.1',
    port: variables.PORT ?? 8000,
    publicUrl: variables.HUB_PUBLIC_URL,
    ...personalDataOf(variables),
    log: logOf(variables),
    apiKeys: variables.HUB_API_KEYS ?? [],
    trustedProxies: variables.HUB_TRUSTED_PROXIES ?? [],
    mail: { smtpUrl: variables.SMTP_URL, from: variables.MAIL_FROM },
    metricsToken: variables.HUB_METRICS_TOKEN,
    ants: {
      tokens: variables.ANTS_HUB_AUTH_TOKENS ?? [],
      headerName: variables.ANTS_HUB_AUTH_HEADER ?? DEFAULT_HEADER,
      coordination: modes.liveFeatures.has('ants') ? coordinationOf(variables) : undefined,
    },
    rdvInsertion: {
      webhookSecrets: {
        'rdv-insertion': variables.RDV_INSERTION_WEBHOOK_SECRETS ?? [],
        'rdv-solidarites': variables.RDV_SOLIDARITES_WEBHOOK_SECRETS ?? [],
      },
      latin1Bodies: variables.RDV_INSERTION_WEBHOOK_LATIN1 ?? false,
      live: modes.liveFeatures.has('rdv-insertion') ? insertionOf(variables) : undefined,
    },
  }
}

/** What the maintenance commands need: they run without the secrets of the server. */
export function loadStorageConfig(environment: Environment): StorageConfig {
  const result = storageVariables.safeParse(environment)
  if (!result.success) throw new ConfigurationError([...linesOf(result.error).values()])
  return storageOf(result.data)
}

/** What the commands need that read or erase personal data. */
export function loadPersonalDataConfig(environment: Environment): PersonalDataConfig {
  const result = personalDataVariables.safeParse(environment)
  if (!result.success) throw new ConfigurationError([...linesOf(result.error).values()])
  return personalDataOf(result.data)
}

function personalDataOf(variables: z.output<typeof personalDataVariables>): PersonalDataConfig {
  return {
    storage: storageOf(variables),
    encryptionKeys: variables.HUB_ENCRYPTION_KEY ?? [],
    retentionDays: variables.HUB_RETENTION_DAYS ?? DEFAULT_RETENTION_DAYS,
  }
}

/** Both are there when the feature is live: `resolveModes` says so otherwise. */
function coordinationOf(variables: ServerVariables): AntsConfig['coordination'] {
  return { apiUrl: variables.ANTS_RDV_API_URL ?? '', token: variables.ANTS_RDV_OPT_AUTH_TOKEN ?? '' }
}

/** All are there when the feature is live: `resolveModes` says so otherwise. */
function insertionOf(variables: ServerVariables): RdvInsertionConfig['live'] {
  return {
    apiUrl: variables.RDV_INSERTION_URL ?? '',
    signInUrl: variables.RDV_SOLIDARITES_URL ?? '',
    email: variables.RDV_SOLIDARITES_EMAIL ?? '',
    password: variables.RDV_SOLIDARITES_PASSWORD ?? '',
  }
}

function storageOf(variables: z.output<typeof storageVariables>): StorageConfig {
  return { databaseUrl: variables.DATABASE_URL, dataDirectory: variables.HUB_DATA_DIR ?? '.data/hub' }
}

function logOf(variables: ServerVariables): LogConfig {
  return {
    level: variables.LOG_LEVEL ?? 'info',
    format: variables.LOG_FORMAT ?? (process.stdout.isTTY ? 'pretty' : 'json'),
  }
}

function linesOf(error: z.ZodError): Map<string, string> {
  const lines = new Map<string, string>()
  for (const issue of error.issues) {
    const variable = String(issue.path[0])
    if (!lines.has(variable)) lines.set(variable, `${variable} ${issue.message}`)
  }
  return lines
}

function withoutWrong(environment: Environment, error: z.ZodError): ServerVariables {
  const wrong = linesOf(error)
  return serverVariables.parse(Object.fromEntries(Object.entries(environment).filter(([name]) => !wrong.has(name))))
}
