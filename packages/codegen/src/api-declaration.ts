import { type Document, isObject } from './document.ts'

/** Declarations of a document about the whole API. */
export interface ApiDeclaration {
  /** Its name in messages. */
  readonly api: string
  readonly environments: Readonly<Record<string, string>>
  readonly basePath?: unknown
  readonly defaults: Readonly<Record<string, unknown>>
  readonly rateLimit?: unknown
  readonly token?: { readonly header: string; readonly scheme?: string }
}

/** Names, in generated code, of the x-hub keys that both a document and its operations may have. */
export const SHARED_KEYS = {
  'x-hub-timeout': 'timeout',
  'x-hub-total-timeout': 'totalTimeout',
  'x-hub-max-retries': 'maxRetries',
} as const

/** The API that a document declares; undefined for one without `x-hub-name`, of which no client is made. */
export function readApiDeclaration({ content }: Document): ApiDeclaration | undefined {
  const root: { [key: string]: unknown } = { ...content }
  const info = isObject(root.info) ? root.info : {}
  const api = info['x-hub-name']
  if (typeof api !== 'string') return undefined
  const token = readToken(root)
  return {
    api,
    environments: readEnvironments(root.servers),
    defaults: pickKeys(root, SHARED_KEYS),
    ...(root['x-hub-base-path'] !== undefined && { basePath: root['x-hub-base-path'] }),
    ...(root['x-hub-pace'] !== undefined && { rateLimit: root['x-hub-pace'] }),
    ...(token && { token }),
  }
}

/** Values by their name in generated code. */
export function pickKeys(from: object, names: Readonly<Record<string, string>>): Record<string, unknown> {
  const values = new Map(Object.entries(from))
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) => (values.has(key) ? [[name, values.get(key)]] : [])),
  )
}

/** The addresses that a document names by an environment. */
export function readEnvironments(servers: unknown): Record<string, string> {
  const named = Array.isArray(servers)
    ? servers.filter((server) => isObject(server) && server['x-hub-environment'])
    : []
  return Object.fromEntries(named.map((server) => [String(server['x-hub-environment']), String(server.url)]))
}

/** Reads where a single secret is sent; APIs with several headers, or none, have a provider of their own. */
function readToken({ security, components }: { [key: string]: unknown }): ApiDeclaration['token'] {
  const [requirement] = Array.isArray(security) ? security : []
  const [name, ...others] = Object.keys(isObject(requirement) ? requirement : {})
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {}
  const scheme = name === undefined || others.length > 0 ? undefined : schemes[name]
  if (!isObject(scheme)) return undefined
  if (scheme.type === 'apiKey' && scheme.in === 'header') return { header: String(scheme.name) }
  return scheme.type === 'http' && scheme.scheme === 'bearer'
    ? { header: 'authorization', scheme: 'Bearer' }
    : undefined
}
