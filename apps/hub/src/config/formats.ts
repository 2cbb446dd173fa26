// Formats of the hub's own variables.
// Messages complete the sentence "<NAME> …" and never repeat the value, which may be a secret.
import { z } from 'zod'
import { features as declared } from '../features/index.js'
import { parsed, secret, splitList } from '../platform/configuration/formats.js'
import { type Network, parseNetwork } from '../platform/http/client-address.js'
import type { MailAddress } from '../platform/mail/mail.js'
import type { ConfiguredApiKey } from '../platform/partners/api-keys.js'

/** The names of all features. */
export const FEATURE_NAMES: readonly string[] = declared.map(({ name }) => name)

/** For messages: `ants, rdv-insertion`. */
export const FEATURE_LIST = FEATURE_NAMES.join(', ')

export function isFeature(name: string): boolean {
  return FEATURE_NAMES.includes(name)
}

const MIN_KEY_LENGTH = 32

export function features(text: string): readonly string[] | undefined {
  const names = splitList(text)
  return names.every(isFeature) ? [...new Set(names)] : undefined
}

export function postgresUrl(text: string): string | undefined {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) ? text : undefined
}

export function port(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined
}

export function encryptionKeys(text: string): readonly Buffer[] | undefined {
  const keys = splitList(text).map((item) => Buffer.from(item, 'base64'))
  const faithful = keys.every((key, index) => key.length === 32 && key.toString('base64') === splitList(text)[index])
  return faithful ? keys : undefined
}

function parseApiKey(entry: string): ConfiguredApiKey | string {
  const [name = '', key = '', granted, ...rest] = entry.split(':')
  const isWellFormed = /^[\w.-]{1,64}$/.test(name) && /^[\x21-\x7e]+$/.test(key) && key.length >= MIN_KEY_LENGTH
  if (!isWellFormed || rest.length > 0)
    return `is not name:key or name:key:feature+feature with a key of at least ${MIN_KEY_LENGTH} characters`
  const grants = granted?.split('+')
  if (grants && !grants.every(isFeature)) return `grants a feature that there is not: the features are ${FEATURE_LIST}`
  return { name, key, features: grants ?? FEATURE_NAMES }
}

export const apiKeys = secret.transform((text, context): readonly ConfiguredApiKey[] => {
  const entries = splitList(text).map(parseApiKey)
  const keys = entries.filter((entry) => typeof entry === 'object')
  const isDistinct =
    new Set(keys.map((entry) => entry.name)).size === keys.length &&
    new Set(keys.map((entry) => entry.key)).size === keys.length
  const wrong = entries.findIndex((entry) => typeof entry === 'string')
  const problem = entries[wrong]
  if (problem === undefined && isDistinct) return keys
  const message =
    typeof problem === 'string'
      ? `entry ${wrong + 1} ${problem}`
      : 'two entries share a name or a key: each needs its own'
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
})

export const upstreams = parsed(
  (text) => (text === 'sandbox' || text === 'live' ? text : features(text)),
  `must be sandbox, live, or a comma list of the features that are live, among ${FEATURE_LIST}`,
)

export function smtpUrl(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && /^smtps?:$/.test(url.protocol) && url.hostname !== '' ? text : undefined
}

/** `rdv@mairie.example`, or `Mairie de Valbrume <rdv@mairie.example>`. */
export function mailAddress(text: string): MailAddress | undefined {
  const [, name = '', address = text] = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u.exec(text) ?? []
  return z.email().safeParse(address).success ? { name: name.trim(), address } : undefined
}

export function networks(text: string): readonly Network[] | undefined {
  const parsedItems = splitList(text).map(parseNetwork)
  return parsedItems.every((network) => network !== undefined) ? parsedItems : undefined
}

export function days(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 ? Number(text) : undefined
}
