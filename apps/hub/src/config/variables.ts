// How each environment variable is written. A schema here knows one variable; what they mean together is in modes.ts.
// Messages complete the sentence "<NAME> …" and never repeat the value, which may be a secret.
import { z } from 'zod'
import type { MailAddress } from '../platform/mail.js'
import { type Network, parseNetwork } from '../platform/client-address.js'
import { type Feature, FEATURES, FEATURE_LIST, isFeature } from '../features.js'

/** A partner's key given by `HUB_API_KEYS`: granted the features of its entry, or all of them. */
export interface ConfiguredApiKey {
  name: string
  key: string
  features: readonly Feature[]
}

const MINIMUM_KEY_LENGTH = 32

/** A variable whose empty value means the same as no value. */
const optionalText = z.string().transform((text) => (text.trim() === '' ? undefined : text.trim()))
/** A secret set to nothing is a mistake of deployment, never a wish: it must not open or disable anything. */
const secret = z.string().trim().min(1, 'is set but empty: give it a value or remove it')

const items = (text: string): string[] => text.split(',').map((item) => item.trim())

function optional<Output>(schema: z.ZodType<Output, string>): z.ZodType<Output | undefined, string | undefined> {
  return optionalText.pipe(schema.optional() as z.ZodType<Output | undefined, string | undefined>).optional()
}

function parsed<Output>(parse: (text: string) => Output | undefined, message: string): z.ZodType<Output, string> {
  return z.string().transform((text, context) => {
    const value = parse(text)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message, input: undefined })
    return z.NEVER
  })
}

function httpUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    return undefined
  return url.href.replace(/\/+$/, '')
}

function features(text: string): readonly Feature[] | undefined {
  const names = items(text)
  return names.every(isFeature) ? [...new Set(names)] : undefined
}

function postgresUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined
}

function port(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

function encryptionKeys(text: string): readonly Buffer[] | undefined {
  const keys = items(text).map((item) => Buffer.from(item, 'base64'))
  const faithful = keys.every((key, index) => key.length === 32 && key.toString('base64') === items(text)[index])
  return faithful ? keys : undefined
}

/** Header values are visible ASCII (RFC 9110); a token with anything else could never be presented. */
function tokens(text: string): readonly string[] | undefined {
  return items(text).every((token) => /^[\x21-\x7e]+$/.test(token)) ? items(text) : undefined
}

function apiKey(entry: string): ConfiguredApiKey | undefined {
  const [name = '', key = '', granted, ...rest] = entry.split(':')
  const wellFormed = /^[\w.-]{1,64}$/.test(name) && /^[\x21-\x7e]+$/.test(key) && key.length >= MINIMUM_KEY_LENGTH
  const grants = granted === undefined ? undefined : granted.split('+')
  if (!wellFormed || rest.length > 0 || (grants && !grants.every(isFeature))) return undefined
  return { name, key, features: grants ? grants.filter(isFeature) : FEATURES }
}

const apiKeys = secret.transform((text, context): readonly ConfiguredApiKey[] => {
  const entries = items(text).map(apiKey)
  const keys = entries.filter((entry) => entry !== undefined)
  const wrong = entries.indexOf(undefined)
  const distinct =
    new Set(keys.map((entry) => entry.name)).size === keys.length &&
    new Set(keys.map((entry) => entry.key)).size === keys.length
  const message =
    wrong >= 0
      ? `entry ${wrong + 1} is not name:key or name:key:feature+feature with a key of at least ${MINIMUM_KEY_LENGTH} characters`
      : 'two entries share a name or a key: each needs its own'
  if (wrong < 0 && distinct) return keys
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
})

const upstreams = parsed(
  (text) => (text === 'sandbox' || text === 'live' ? text : features(text)),
  `must be sandbox, live, or a comma list of the features that are live, among ${FEATURE_LIST}`,
)

function smtpUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? text : undefined
}

/** `rdv@mairie.example`, or `Mairie de Valbrume <rdv@mairie.example>`. */
function mailAddress(text: string): MailAddress | undefined {
  const [, name = '', address = text] = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u.exec(text) ?? []
  return z.email().safeParse(address).success ? { name: name.trim(), address } : undefined
}

function networks(text: string): readonly Network[] | undefined {
  const parsedItems = items(text).map(parseNetwork)
  return parsedItems.every((network) => network !== undefined) ? parsedItems : undefined
}

function days(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 ? Number(text) : undefined
}

/** Of senders of webhooks, who may have several while one is changed. */
const webhookSecrets = secret
  .pipe(
    parsed((text) => {
      const secrets = items(text)
      return secrets.includes('') ? undefined : secrets
    }, 'must be a comma list of secrets, none of them empty'),
  )
  .optional()

function flag(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined
}

/** Where data is kept: all that most maintenance commands need. */
export const storageVariables = z.object({
  DATABASE_URL: secret
    .pipe(parsed(postgresUrl, 'must be a URL such as postgres://user:password@host:5432/database'))
    .optional(),
  HUB_DATA_DIR: optional(z.string()),
})

/** What the commands need that read or erase personal data. */
export const personalDataVariables = z.object({
  ...storageVariables.shape,
  HUB_ENCRYPTION_KEY: secret
    .pipe(
      parsed(
        encryptionKeys,
        'must be one or more keys of 32 bytes in base64, separated by commas (openssl rand -base64 32)',
      ),
    )
    .optional(),
  HUB_RETENTION_DAYS: optional(parsed(days, 'must be a whole number of days, at least 1')),
})

export const serverVariables = z.object({
  ...personalDataVariables.shape,
  LOG_LEVEL: optional(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ),
  ),
  LOG_FORMAT: optional(z.enum(['json', 'pretty'], 'must be json or pretty')),
  HOST: optional(z.string().regex(/^[\w.:[\]-]+$/, 'must be a host name or an address')),
  PORT: optional(parsed(port, 'must be a whole number from 0 to 65535 (0 lets the system choose)')),
  HUB_PUBLIC_URL: optional(
    parsed(httpUrl, 'must be an absolute http or https URL without credentials, query or fragment'),
  ),
  HUB_TRUSTED_PROXIES: optional(
    parsed(networks, 'must be a comma list of addresses or networks such as 10.0.0.0/8, of the proxies in front'),
  ),
  SMTP_URL: secret.pipe(parsed(smtpUrl, 'must be a URL such as smtp://user:password@host:587')).optional(),
  MAIL_FROM: optional(parsed(mailAddress, 'must be an e-mail address, or a name and an address: Name <name@host>')),
  HUB_METRICS_TOKEN: secret.optional(),
  HUB_FEATURES: optional(parsed(features, `must be a comma list among ${FEATURE_LIST}`)),
  HUB_UPSTREAMS: optional(upstreams),
  HUB_API_KEYS: apiKeys.optional(),
  ANTS_HUB_AUTH_TOKENS: secret
    .pipe(parsed(tokens, 'must be a comma list of tokens, none of them empty, in visible ASCII characters'))
    .optional(),
  ANTS_HUB_AUTH_HEADER: optional(z.string().regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'must be the name of an HTTP header')),
  ANTS_RDV_API_URL: optional(
    parsed(httpUrl, 'must be an absolute http or https URL without credentials, query or fragment'),
  ),
  ANTS_RDV_OPT_AUTH_TOKEN: secret.optional(),
  RDV_SOLIDARITES_URL: optional(
    parsed(httpUrl, 'must be an absolute http or https URL without credentials, query or fragment'),
  ),
  RDV_SOLIDARITES_EMAIL: optional(z.email('must be the e-mail address of an agent')),
  RDV_SOLIDARITES_PASSWORD: secret.optional(),
  RDV_SOLIDARITES_WEBHOOK_SECRETS: webhookSecrets,
  RDV_INSERTION_URL: optional(
    parsed(httpUrl, 'must be an absolute http or https URL without credentials, query or fragment'),
  ),
  RDV_INSERTION_WEBHOOK_SECRETS: webhookSecrets,
  RDV_INSERTION_WEBHOOK_LATIN1: optional(parsed(flag, 'must be true or false')),
})

export type ServerVariables = z.output<typeof serverVariables>
export type VariableName = keyof ServerVariables
