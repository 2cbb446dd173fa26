// What a feature of the hub declares. Everything around the features (the process, its commands, its configuration) loops over the
// declarations in features/index.ts and knows no feature by name.
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Command } from 'commander'
import type { Environment, VariableProblem, VariableShape, VariableValues } from './configuration/environment.js'
import type { Database } from './database/database.js'
import type { Keyring } from './encryption/keyring.js'
import type { EncryptedColumn } from './encryption/reencrypt.js'
import type { ClientAddress } from './http/client-address.js'
import type { HubEnv } from './http/hub-env.js'
import type { Jobs } from './jobs/jobs.js'
import type { Mailer } from './mail/mail.js'
import type { HomeEntries } from './pages/home-page.js'
import type { LegalInformation } from './pages/legal.js'
import type { Language } from './process/language.js'
import type { Logger } from './process/logging.js'
import type { Metrics } from './process/metrics.js'

/**
 * One feature: its configuration, what it keeps, what it does. `Config` is what `readConfig` makes of its own variables, and what
 * its other members are given.
 */
export interface Feature<Shape extends VariableShape = VariableShape, Config = unknown> {
  /** In `HUB_FEATURES`, `HUB_UPSTREAMS` and the grants of API keys. */
  name: string
  /** Its own variables of the server, each with its documentation. */
  variables: Shape
  /** Variables of its commands alone. */
  commandVariables?: VariableShape
  /** Prefixes of its variables: an unknown variable with such a prefix causes a warning. */
  variablePrefixes: readonly string[]
  /** Variables without which it is not live. */
  liveRequires: readonly (keyof Shape & string)[]
  /** Variables that a demo secret replaces, and that are therefore required where there are none. */
  replacedByDemoSecrets?: readonly (keyof Shape & string)[]
  /** Names of its secrets in the demo secrets of the data directory. */
  demoSecrets?: readonly string[]
  /** Variables with one secret or several, which must be long in live. */
  secretVariables: readonly (keyof Shape & string)[]
  /** Variables with the address of another service, which must be https in live. */
  upstreamAddresses: readonly (keyof Shape & string)[]
  /** Finds contradictions between its variables. */
  findProblems?(variables: VariableValues<Shape>): VariableProblem[]
  /** @param isLive whether it calls the real services; all that `liveRequires` names is there then */
  readConfig(variables: VariableValues<Shape>, isLive: boolean): Config
  /** Whether it has pages for citizens, which by law need legal information. */
  hasPages?: boolean
  /** What it stores encrypted, for the job `rotate-encryption`. A test reads all tables and finds a column that is missing here. */
  encryptedColumns: readonly EncryptedColumn[]
  /**
   * Erases personal data that is too old, for the job `purge`. Safe to run at any time, by several processes at once. A test finds an
   * encrypted column that stays filled.
   */
  erase?(database: Database, retention: Retention): Promise<Counts>
  /** How an API key can be limited within this feature. One feature at most: its ids are kept with the key. */
  keyLimit?: KeyLimit
  /** Adds its commands to the program. */
  addCommands?(program: Command, context: CommandContext): void
  /** What `jobs run` can do now, by name: one pass, with its counts. */
  jobs?: Readonly<Record<string, FeatureJob<Config>>>
  /**
   * Makes a migrated database ready, before anything else is opened.
   * @throws {OperatorError} when the database belongs to another upstream
   */
  prepare?(config: Config, context: PrepareContext): Promise<void>
  /** Opens the feature in a process that serves: registers its queues and metrics, and starts nothing yet. */
  open(config: Config, services: FeatureServices): OpenFeature
}

/** Infers the types of a declaration, which flow from its variables to its routes. */
export function defineFeature<Shape extends VariableShape, Config>(feature: Feature<Shape, Config>): Feature {
  return feature
}

/** Counts by name. */
export type Counts = Readonly<Record<string, number>>

export interface Retention {
  /** Days that personal data is kept after an appointment. */
  retentionDays: number
  /** Epoch milliseconds. */
  now: number
}

export interface PrepareContext {
  database: Database
  /** Whether invented data may be loaded: a sandbox that serves, on a database of its own. */
  isTrial: boolean
  /** Epoch milliseconds. */
  now: number
}

export interface Foundations {
  database: Database
  keyring: Keyring
  logger: Logger
  /** The present, in epoch milliseconds. */
  now: () => number
}

export interface FeatureJob<Config> {
  /** Runs the job once. */
  run(config: Config, foundations: Foundations): Promise<Counts>
}

export interface FeatureServices extends Foundations {
  jobs: Jobs
  metrics: Metrics
  /** Absent, no mail is sent. */
  mailer: Mailer | undefined
  /** A secret of the data directory, by its name in `demoSecrets`; undefined where there are none. */
  demoSecret: (name: string) => string | undefined
}

/** A feature in a process that serves. */
export interface OpenFeature {
  /** Called once, when the address of the hub is known. */
  routes(site: Site): FeatureRoutes
  /** What `npm start` prints of it in a sandbox. */
  banner?(options: { language: Language; publicUrl: string; demoApiKey: string | undefined }): BannerEntries
  /** Starts its own background work. Called before the jobs are started. */
  start?(): Promise<void>
  /** Stops accepting work and resolves when all running work has ended. May be called more than once. */
  stop?(): Promise<void>
}

/** Where the hub is published, and the legal information on its pages. */
export interface Site {
  /** Base of every link handed out, without a final slash. */
  publicUrl: string
  /** Finds citizens' addresses, for limits. */
  clientAddress: ClientAddress
  /** Shown on the pages for citizens about the operator; without it, nothing is shown. */
  legal?: LegalInformation | undefined
  /** Invented data, and mail that is shown and not sent: routes to try things out may be added. */
  isSandbox: boolean
}

/** What a feature adds to the HTTP application. */
export interface FeatureRoutes {
  /** Adds its routes; API keys are checked below `PARTNER_PREFIX` already. */
  mount(hub: OpenAPIHono<HubEnv>): void
  /** Bytes that a body may have at a path; undefined for the usual limit. */
  getBodyLimit?(path: string): number | undefined
  /** Whether the address at a path may be as long as the server lets it be. */
  hasLongQuery?(path: string): boolean
  /** The path that is routed instead of the one that was sent. */
  normalizePath?(path: string): string
  /** What must be done before requests are welcome, and what `/readyz` says meanwhile. */
  readiness?: { status: string; prepare: () => Promise<void> }
  /** Its entries on the home page. */
  home?: HomeEntries
  /** Paragraphs of Markdown for the head of openapi.json: what is true of several of its operations. */
  apiDescription?: readonly string[]
}

export interface BannerEntries {
  /** A label, which may be empty to continue the line before, and a text. */
  lines: readonly (readonly [label: string, text: string])[]
  /** Requests to paste, each with its one header. */
  requests: readonly { header: string; path: string }[]
}

export interface KeyLimit {
  /** The option of `keys create`: `--meeting-points <LIST>`. */
  flags: string
  description: string
  /** What the ids name, in the plural. */
  noun: string
  /** @throws {OperatorError} when it is no list of ids */
  parse(list: string): string[]
  /** A sentence, without a full stop, for each id that is probably a mistake. */
  findWarnings(database: Database, ids: readonly string[]): Promise<string[]>
}

export interface CommandContext {
  environment: Environment
  /** Ends the help of a command with the variables that it reads: those of the database, and `more`. */
  describeVariables: (command: Command, more?: VariableShape) => Command
  /**
   * Runs work on an up-to-date database, and closes it.
   * @param instead what to do instead while a hub holds the embedded database; ends the sentence shown
   */
  withDatabase: <Result>(instead: string, work: (database: Database) => Promise<Result>) => Promise<Result>
}
